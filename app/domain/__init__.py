"""What may be said about treatments: pure rules, standard library only; no I/O, no clock, no web, no database."""
