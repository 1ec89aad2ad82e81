"""The press: reads the manuscript, proofs it, compiles it and prints a sealed edition. The web never imports it."""
