"""The report as a workbook, whose tables are summed by formulas."""
