"""What the guides show, done."""
