"""Days, months and years (日期): read from every spelling of the offices."""
