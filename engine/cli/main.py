"""The entry point."""


def run() -> None:
    """Runs the command line."""
    print("later")
