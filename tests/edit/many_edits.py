"""As many made-up edits as are asked for, and what became of them: ``python -m tests.edit.many_edits 0 100000``.

Ten edits are made of each document, so that a million takes some six minutes of one processor.
"""

import sys
import traceback
from collections import Counter

from tests.edit.test_any_edit import check_edits

EACH = 10
"""How many edits are made of one document."""


def run(first: int, end: int) -> Counter[str]:
    """Make edits of the documents with these numbers, show each that goes wrong, and count what became of all."""
    done: Counter[str] = Counter()
    for seed in range(first, end):
        try:
            done.update("refused" if refused else "made" for refused in check_edits(seed, EACH))
        except Exception:
            done["documents with a wrong edit"] += 1
            print(f"document {seed}:")
            traceback.print_exc(file=sys.stdout)
    return done


if __name__ == "__main__":
    print(dict(run(int(sys.argv[1]), int(sys.argv[2]))))
