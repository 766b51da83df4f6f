"""The probe of the cable's readers: each registers the words that it looks for first."""

from demarche.text.probe import Probe

SIGNS = Probe()
"""All signs of all readers, found in one pass over a message."""
