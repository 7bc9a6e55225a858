"""Engines that answer: each opened late, only to read."""
