"""Writing Word: comments in the author's own file, the empty form of a round, and a proposal filled into it."""
