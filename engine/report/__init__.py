"""One file per output format: a Report in, bytes out."""
