"""Whole editions as files to download: made once, beside the edition, on first asking or ahead of it."""
