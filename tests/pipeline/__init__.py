"""Tests of the use cases: load, check, compare."""
