"""Applies a pack's checks."""
