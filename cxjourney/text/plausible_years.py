"""From which year to which a day may be: what lies outside is a slip, or of another calendar."""

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
