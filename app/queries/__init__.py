"""Questions: an open edition (or the office) in, a document out. All SQL is here, in short statements."""
