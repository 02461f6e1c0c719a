"""One room a file format: bytes in, a neutral `Document` out; the canonical forms go straight to a `Proposal`."""
