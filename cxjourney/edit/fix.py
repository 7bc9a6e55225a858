"""How a finding is fixed, as data: what its advice says in words, to be made by a command or an editor."""

from collections.abc import Sequence
from typing import NamedTuple

from cxjourney.edit.patch import AddKey, Patch, Remove, RenameKey, Replace, YamlValue
from cxjourney.languages.message import Message, message
from cxjourney.parse.document import DataPath
from cxjourney.parse.events import plain_value
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText
from cxjourney.text.yaml_text import inline_yaml

_LONGEST_SHOWN = 60


class Fix(NamedTuple):
    """The one right way to fix a finding.

    Attributes:
        title: What becomes of what, in a few words.
        patches: The changes; all of them speak of the document as it is.
        is_safe: Whether the document goes on saying what it was meant to say. Else somebody has to look at it.
    """

    title: str
    patches: tuple[Patch, ...]
    is_safe: bool = True

    def __hash__(self) -> int:
        """Return the hash of its title: what patches hold may be lists."""
        return hash(self.title)


def replacement(path: DataPath, old: object, new: YamlValue, is_safe: bool, *also: Patch) -> Fix:
    """Return the fix that puts another value in the place of one.

    Args:
        path: Where the value stands.
        old: The value.
        new: The other one.
        is_safe: Whether nothing else can be meant.
        *also: What else is to be changed with it.
    """
    return Fix(becomes(old, new), (Replace(path, new), *also), is_safe)


def renamed_key(path: DataPath, key: str, is_safe: bool) -> Fix:
    """Return the fix that gives the key at the end of a path another name."""
    return Fix(becomes(f"{path[-1]}", key), (RenameKey(path, key),), is_safe)


def added_key(path: DataPath, key: str, value: YamlValue, goes_behind: Sequence[str] = (), is_safe: bool = True) -> Fix:
    """Return the fix that adds a key to the mapping at a path, as `AddKey` does."""
    text = message("fix.added", text=f"{key}: {_shown(value)}")
    return Fix(text, (AddKey(path, key, value, tuple(goes_behind)),), is_safe)


def removal(path: DataPath, title: Message, is_safe: bool) -> Fix:
    """Return the fix that takes away what stands at a path."""
    return Fix(title, (Remove(path),), is_safe)


def becomes(old: object, new: object) -> Message:
    """Return the title of a fix by which one thing becomes another."""
    return message("fix.becomes", old=_shown(old), new=_shown(new))


def _shown(value: object) -> str:
    is_plain = isinstance(value, str) and not isinstance(value, QuotedText) and plain_value(value) == value
    return shorten(f"{value}" if is_plain else inline_yaml(value), _LONGEST_SHOWN)
