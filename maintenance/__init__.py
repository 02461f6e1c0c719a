"""What keeps the project installable, checkable and publishable. None of it is installed with puljetjek.

    python -m maintenance.lock       writes locks/: exact versions and hashes of everything that is installed
    python -m maintenance.edges      tests on the newest, or the lowest, versions that pyproject.toml allows

Run from the project's folder, with the Python of .venv.
"""
