"""Security and handling markings: marks read as labels, countries, and the vocabulary of schemes as data."""
