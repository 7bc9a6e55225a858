"""The languages that gaps are written in, and words that none of them may use."""

import re

LANGUAGES = ("en", "fa", "id")
COMPLETION = re.compile(r"complet\w* rate|completion|tingkat penyelesaian|نرخ تکمیل", re.IGNORECASE)
"""Who can complete a journey is not how many did: the figure must not be called so."""
