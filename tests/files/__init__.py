"""Tests of finding, reading and writing files."""
