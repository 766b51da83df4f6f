"""Measurements of the reader on material that they make themselves: `make bench`."""
