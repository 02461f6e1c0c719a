"""The receipts as PDF for the archive."""
