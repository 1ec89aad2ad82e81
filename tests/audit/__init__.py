"""What is too slow for every change: outside tools, each held against a running server or the code (`make audit`)."""
