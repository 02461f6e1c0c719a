"""A round's rules as data."""
