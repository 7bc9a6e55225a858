"""Tests of what validate writes."""
