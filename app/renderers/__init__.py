"""Formats: a document in, text out."""
