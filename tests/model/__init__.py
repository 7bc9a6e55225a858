"""Tests of the entities of the format."""
