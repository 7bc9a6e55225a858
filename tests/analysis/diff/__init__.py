"""Tests of what a change means."""
