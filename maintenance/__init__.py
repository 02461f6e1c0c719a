"""What keeps the project installable, checkable and publishable. None of it is installed with puljetjek.

    python -m maintenance.lock       writes locks/: exact versions and hashes of everything that is installed
    python -m maintenance.edges      tries program and tests on the newest, or the lowest, versions that are allowed
    python -m maintenance.licences   lists the licences of what is locked, and holds those of an installation permissive
    python -m maintenance.audit      holds the locked versions against a database of known holes
    python -m maintenance.bom        prints the software bill of materials, as CycloneDX
    python -m maintenance.schemas    writes the JSON Schemas that editors pick up
    python -m maintenance.picture    draws what a terminal showed, for the README
    python -m maintenance.release    makes a release: wheel, sdist, bill of materials, notes, checksums

Run from the project's folder, with the Python of .venv. CONTRIBUTING.md says when.
"""
