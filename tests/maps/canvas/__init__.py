"""Tests of shapes, type and looks."""
