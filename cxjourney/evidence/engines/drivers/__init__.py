"""Drivers of warehouses, each of which speaks DB-API 2: how each connects, and what its errors mean."""
