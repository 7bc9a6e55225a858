"""Statements: what is asked of tables, as SQL."""
