"""Parties: named and unnamed, with roles, aliases and countries, and the relations between them."""
