"""The run: from files to one report."""
