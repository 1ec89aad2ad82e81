"""Pure ASGI in front of FastAPI: what every answer has in common, and what no route need know."""
