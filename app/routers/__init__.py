"""Addresses: path, parameters, status, headers; about three lines a route."""
