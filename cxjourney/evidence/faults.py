"""What keeps data from being measured."""

from dataclasses import dataclass


@dataclass(unsafe_hash=True, slots=True)
class EvidenceFault(Exception):  # noqa: N818  a fault in what is written or in what a database holds, not in the code
    """Why a source can't be measured. It repeats nothing that a database or a driver said: that can hold secrets.

    Attributes:
        code: The code of the rule that says so, such as ``CX905``.
        message: What is wrong.
        help: How to fix it.
    """

    code: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class EvidenceNotice:
    """What there is to know of data that was measured all the same.

    Attributes:
        code: The code of the rule that says so, such as ``CX910``.
        message: What is the matter.
        help: What to do about it.
    """

    code: str
    message: str
    help: str
