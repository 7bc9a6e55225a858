"""Tests of the way from plain data to entities."""
