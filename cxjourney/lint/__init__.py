"""Runs the rules, and knows what is waived and what a team begins with."""
