"""Texts of YAML changed at places: comments, order and quotes of all else stay as they are."""
