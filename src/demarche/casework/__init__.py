"""Cases: threads of cables, parties linked across cables, precedents, network and what needs action. Pure functions."""
