"""Measures Equipoise beside what a user would pick instead: one command, one table, in one run."""
