"""Tests of drawings as bytes."""
