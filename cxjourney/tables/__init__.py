"""Tables from other tools, from bytes to grids of values: spreadsheets, separated values, Markdown."""
