"""The rules themselves on trial."""
