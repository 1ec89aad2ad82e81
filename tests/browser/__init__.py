"""Pages, frames and the element in real Chromium, as a reader, a partner and an attacker meet them."""
