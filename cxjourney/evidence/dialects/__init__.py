"""SQL as each engine speaks it."""
