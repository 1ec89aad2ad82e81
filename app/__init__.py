"""Equipoise: treatment comparisons served as data, with a source for every value and a reason for every gap."""

VERSION = "1.0.0"
"""The version of the program, which moves apart from that of the content it serves."""
