"""Tests of what gaps writes."""
