"""Tests of text as people write and read it."""
