"""`python -m engine.cli` is `puljetjek`."""

from engine.cli.main import run

if __name__ == "__main__":
    run()
