"""Which text to type in which cell of the author's own file, for the rooms of the formats that are written."""
