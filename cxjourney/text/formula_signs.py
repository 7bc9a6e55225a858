"""How a text begins that a spreadsheet would work out; an apostrophe before it keeps it text."""

import re

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs: the last four are the wide ones of East Asian keyboards, which Excel takes for the same."""
FORMULA_SIGN = rf"[{''.join(_SIGNS).replace('-', chr(92) + '-')}]"
"""One of them, as a regular expression."""
_IS_WORKED_OUT = re.compile(f"'*{FORMULA_SIGN}")


def keep_text(text: str) -> str:
    """Return a text as a cell of CSV keeps it: one apostrophe more, which reading takes off, where it is needed."""
    return f"'{text}" if _IS_WORKED_OUT.match(text) else text
