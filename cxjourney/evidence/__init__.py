"""What data shows: bindings of data sources, measured by databases."""
