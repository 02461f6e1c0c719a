"""From a file to a proposal: one door per format, one interpreter."""
