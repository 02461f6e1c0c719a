"""The form of a round as a Word file: empty, or with a proposal filled into it."""
