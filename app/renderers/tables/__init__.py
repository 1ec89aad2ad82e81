"""Tables: findings as rows, told once for every format that has rows."""
