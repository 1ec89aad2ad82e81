"""What is published: the API contract as frozen, closed models, one file a noun."""
