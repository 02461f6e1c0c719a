"""What a receipt says, the same in every format: the formats only lay it out."""
