"""Invented content of any size, for trying a theme and for benchmarks: nothing in it exists, and it looks so."""
