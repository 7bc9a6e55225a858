"""Tests of the tool's words."""
