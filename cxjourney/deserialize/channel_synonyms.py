"""What people call channels: the known channel that a platform is, and the kind of channel that a word stands for."""

from collections.abc import Iterable
from typing import get_args

from cxjourney.deserialize.scale_synonyms import word_meant
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_words import translated_word
from cxjourney.model.channel import ALSO_CALLED, known_channels
from cxjourney.model.vocabulary import ChannelKind

CHANNEL_KINDS: tuple[str, ...] = get_args(ChannelKind)
_PLATFORMS: tuple[tuple[str, str], ...] = (
    (
        "social",
        "instagram|facebook|tiktok|youtube|linkedin|twitter|pinterest|snapchat|reddit|weibo|threads|vk|xiaohongshu",
    ),
    ("chat", "whatsapp|telegram|wechat|line|viber|signal|messenger|kakaotalk|zalo|imessage|bale|eitaa|rubika"),
)
"""By a known channel, the names of platforms that it stands for: our own list."""
_PLATFORM_OF = {name: channel for channel, names in _PLATFORMS for name in names.split("|")}


def channel_called(name: str) -> str | None:
    """Return the known channel that goes by a name, in English or another language; None where none does."""
    return ALSO_CALLED.get(slug_of(name)) or translated_word(name, known_channels())


def platform_channel(name: str) -> str | None:
    """Return the known channel that a platform is: ``social`` for Instagram; None where a name holds none or two."""
    return _single(_PLATFORM_OF.get(part) for part in slug_of(name).split("-"))


def channel_kind(name: str) -> str | None:
    """Return the kind of channel that a word or a channel's name stands for; None where it may be several."""
    whole, parts = slug_of(name), slug_of(name).split("-")
    if whole in CHANNEL_KINDS:
        return whole
    return _kind_of(name) or _kind_of(whole) or _single(_kind_of(part) for part in parts)


def _kind_of(name: str) -> str | None:
    known = known_channels().get(channel_called(name) or name) or known_channels().get(_PLATFORM_OF.get(name, ""))
    return known.kind if known else word_meant(name, CHANNEL_KINDS)


def _single(found: Iterable[str | None]) -> str | None:
    """Return the only one that is found; None where there are several, or none."""
    different = {one for one in found if one}
    return different.pop() if len(different) == 1 else None
