"""What a run refuses."""


class RunError(Exception):
    """What was asked for cannot be done with what was given. Its text is one line for a person."""
