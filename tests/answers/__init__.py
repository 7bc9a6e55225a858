"""Answers of workshops, as changes of files."""
