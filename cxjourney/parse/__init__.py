"""YAML 1.2 read by the core schema: plain data, places, and every fault of the text."""
