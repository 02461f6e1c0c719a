"""The author's own file with corrections written in: nothing but the cells concerned is touched."""
