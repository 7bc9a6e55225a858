"""Tests of where everything stands."""
