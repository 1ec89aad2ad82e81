"""References: sources in the forms that reference managers read, and written out in the styles of journals."""
