"""What a channel that is defined does not say of what it asks for, though such channels ask for it."""

from collections.abc import Mapping

from cxjourney.model import Channel, known_channels, usual_requirements

_ASKING = ("internet", "devices", "skills", "travel", "asks_for")
"""What a channel can ask for, and leave unsaid."""


def unsaid_requirements(id_: str, channel: Channel) -> Mapping[str, object]:
    """Return by its name what a channel is likely to ask for and does not say; empty where it says all of it.

    A channel that takes the place of a known one of its kind may ask for all that the known one does. Another one that
    is digital may ask for what the web does, one by voice for what the phone does. Who writes that it takes nothing
    (``internet: none``, ``devices: []``) has said so.
    """
    known = known_channels().get(id_)
    if known is not None and known.kind == channel.kind:
        usual = {name: getattr(known, name) for name in _ASKING}
    else:
        usual = usual_requirements(channel.kind)
    unsaid = {name: value for name, value in usual.items() if name not in channel.model_fields_set}
    return {name: value for name, value in unsaid.items() if value != getattr(channel, name)}


def as_likely(id_: str, channel: Channel) -> Channel:
    """Return a channel that asks for what it is likely to ask for where it says nothing of that."""
    likely = unsaid_requirements(id_, channel)
    return channel.model_copy(update=dict(likely)) if likely else channel
