"""SARIF 2.1.0, the Static Analysis Results Interchange Format (OASIS standard)."""
