"""Shapes, type and looks: what layout places and output writes."""
