"""Dates, events and deadlines: when something happened, is to happen, or is wanted."""
