"""Tests of what diff and whatif write."""
