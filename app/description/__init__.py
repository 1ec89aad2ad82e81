"""The API's description: OpenAPI as FastAPI makes it of the routes, completed with what the routes cannot say.

Every member, bound and example that readers of /openapi.json get is made here, from the routes, the documents and the
edition that is served; nothing is answered from here.
"""
