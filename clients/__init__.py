"""Clients of the API in two languages, and what generates the part of them that follows the description."""
