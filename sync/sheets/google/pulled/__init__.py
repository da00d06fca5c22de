"""What was pulled from a spreadsheet (拉取结果): whose it is, and whose every row is."""
