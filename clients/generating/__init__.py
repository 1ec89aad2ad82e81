"""Writes the generated part of the clients: the documents and the questions of docs/openapi.json, as types."""
