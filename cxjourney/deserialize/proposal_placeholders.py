"""Words in capitals that hold, in what a message offers, the place of what only the author can know."""

from collections.abc import Mapping

from cxjourney.deserialize.channel_synonyms import CHANNEL_KINDS
from cxjourney.languages.message import Message, list_message, message, or_message
from cxjourney.model.channel import Channel, known_channels, usual_requirements
from cxjourney.model.data_source import DataSource
from cxjourney.model.introspection import Attribute
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.text.yaml_text import inline_yaml

_NAMES = frozenset(("type", "kind", "channel"))
_CHANNEL, _KIND = "CHANNEL", "KIND"
_MOST_CHANNELS = 20
"""All channels that are known without being defined are offered."""


def placeholder_of(attribute: Attribute) -> str | None:
    """Return the word for the place of an attribute; None where an example of it is as good as any."""
    held = attribute.name in _NAMES and attribute.entity in (DataSource, Channel, Touchpoint)
    return attribute.name.upper() if held else None


def is_channel_placeholder(kind: str, id_: str) -> bool:
    """Return whether an id only holds the place of a channel, as it was offered."""
    return kind == "channel" and id_ == _CHANNEL


def advice_on_channels() -> Message:
    """Return what to write in place of the word for a channel."""
    return message("advise.channels", names=list_message(known_channels(), _MOST_CHANNELS))


def advice_on_placeholders(mapping: Mapping[str, object]) -> Message | str:
    """Return what to write in place of the words that a mapping holds; of a channel, that it is a proposal.

    It is empty where the mapping holds nothing of these.
    """
    if _CHANNEL in mapping.values():
        return advice_on_channels()
    if _KIND in mapping.values():
        usual = {kind: _notation(usual_requirements(kind)) for kind in ("digital", "voice")}
        return message("advise.kinds", kinds=or_message(CHANNEL_KINDS), **usual)
    kind = mapping.get("kind")
    usual_of_kind = usual_requirements(f"{kind}") if kind in CHANNEL_KINDS else {}
    return message("advise.proposed") if usual_of_kind.items() & mapping.items() else ""


def _notation(requirements: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {inline_yaml(value)}" for name, value in requirements.items())
