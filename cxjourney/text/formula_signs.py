"""How a text begins that a spreadsheet would work out; an apostrophe before it keeps it text."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs: the last four are the wide ones of East Asian keyboards, which Excel takes for the same."""
FORMULA_SIGN = rf"[{''.join(FORMULA_SIGNS).replace('-', chr(92) + '-')}]"
"""One of them, as a regular expression."""
