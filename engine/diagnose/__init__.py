"""Which cell is wrong, and what should stand there."""
