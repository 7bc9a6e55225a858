"""What a channel that is defined does not say of what it asks for, though such channels ask for it."""

from collections.abc import Mapping

from cxjourney.model import Channel, known_channels

_ASKING: tuple[str, ...] = ("internet", "devices", "skills", "travel", "asks_for")
"""What a channel can ask for, and leave unsaid."""
_LIKE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "digital": ("web", ("internet", "devices", "skills")),
    "voice": ("phone", ("devices", "asks_for")),
}
"""By kind of channel, the known one that stands for all of the kind, and what nearly every one of them asks for."""


def unsaid_requirements(id_: str, channel: Channel) -> Mapping[str, object]:
    """Return by its name what a channel is likely to ask for and does not say; empty where it says all of it.

    A channel that takes the place of a known one of its kind may ask for all that the known one does. Another one that
    is digital may ask for what the web does, one by voice for what the phone does. Who writes that it takes nothing
    (``internet: none``, ``devices: []``) has said so.
    """
    known = known_channels()
    if id_ in known and known[id_].kind == channel.kind:
        like, names = id_, _ASKING
    elif channel.kind in _LIKE:
        like, names = _LIKE[channel.kind]
    else:
        return {}
    unsaid = {name: getattr(known[like], name) for name in names if name not in channel.model_fields_set}
    return {name: value for name, value in unsaid.items() if value != getattr(channel, name)}


def as_likely(id_: str, channel: Channel) -> Channel:
    """Return a channel that asks for what it is likely to ask for where it says nothing of that."""
    likely = unsaid_requirements(id_, channel)
    return channel.model_copy(update=dict(likely)) if likely else channel
