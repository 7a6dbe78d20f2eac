"""Bringing incidents in from CSV files, as a profile describes them."""
