"""The canonical YAML and JSON form of a proposal and of a bundle's cover: read, written, and described as a schema."""
