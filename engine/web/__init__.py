"""The page: the whole program in one file, which checks on its reader's own machine."""
