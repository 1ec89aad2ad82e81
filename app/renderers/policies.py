"""What pages may load and who may frame them, by their kind (Content-Security-Policy)."""

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""A page to read: no script at all, framed by nobody."""
FRAME_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'"
)
"""A frame: one small script that tells its height, framed by anybody."""
