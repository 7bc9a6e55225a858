"""The rule catalogue: one file per rule, found by the registry."""
