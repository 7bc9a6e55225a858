"""Tests of YAML as plain data with places."""
