"""Figures in running text: found, tied to what their words may mean, and held against it."""
