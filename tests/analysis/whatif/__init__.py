"""Tests of what a decision would do."""
