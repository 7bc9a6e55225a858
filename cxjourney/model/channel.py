"""Channels: the ways on which customers and the organisation reach each other, and what each asks for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import Field

from cxjourney.model.fields import Entity, Slug, Text
from cxjourney.model.vocabulary import ChannelIcon, ChannelKind, Device, DigitalSkills, Internet, Travel


class Channel(Entity):
    """A way on which customers and the organisation reach each other."""

    title: Text = Field(description="Its name.", examples=["Service counter"])
    kind: ChannelKind = Field(description="digital, voice, physical or post.", examples=["physical"])
    icon: ChannelIcon | None = Field(
        None, description="The icon that stands for it on maps. Left out: that of its kind.", examples=["kiosk"]
    )
    internet: Internet = Field(
        "none",
        description="The connection that customers need: none, poor (email and text get through), metered or good. "
        "Left out: not said; counts as none.",
    )
    devices: tuple[Device, ...] = Field(
        (), description="The devices with which it works, any one of them. Left out: not said; counts as none."
    )
    skills: DigitalSkills = Field(
        "none",
        description="The digital skills that customers need: none, basic or confident. Left out: not said; counts as "
        "none.",
    )
    travel: Travel = Field(
        "none",
        description="How far customers must go for it: none (nowhere), local (nearby) or any (anywhere). Left out: not "
        "said; counts as none.",
    )
    asks_for: tuple[Slug, ...] = Field(
        (),
        description="What else customers must have or be able to do: hearing, speech, sight, or words of your own. Who "
        "lacks it can't use the channel. Left out: not said; counts as nothing.",
        examples=[["hearing", "speech"], ["identity-card"]],
    )


_SCREENS: tuple[Device, ...] = ("smartphone", "tablet", "laptop", "desktop")


def _channel(title: str, kind: ChannelKind, **asks: Any) -> Channel:  # noqa: ANN401  the attributes of a channel
    return Channel.model_construct(title=title, kind=kind, **asks)


ALSO_CALLED: Mapping[str, str] = {
    **dict.fromkeys(("website", "site", "internet", "online", "web-site", "homepage"), "web"),
    **dict.fromkeys(("telephone", "telefone", "telefon", "tel", "call", "hotline", "helpline", "call-centre"), "phone"),
    **dict.fromkeys(("call-center", "contact-centre", "contact-center"), "phone"),
    **dict.fromkeys(("app", "mobile"), "mobile-app"),
    **dict.fromkeys(("letter", "letters", "postal"), "post"),
    **dict.fromkeys(("e-mail", "newsletter"), "email"),
    **dict.fromkeys(("text", "text-message", "texting"), "sms"),
    **dict.fromkeys(("shop", "in-store"), "store"),
    **dict.fromkeys(("counter", "in-branch", "office"), "branch"),
    **dict.fromkeys(("leaflet", "brochure", "poster", "flyer"), "print"),
    **dict.fromkeys(("tv", "radio"), "broadcast"),
    **dict.fromkeys(("live-chat", "chatbot"), "chat"),
    **dict.fromkeys(("social-media",), "social"),
    **dict.fromkeys(("video", "videocall"), "video-call"),
}
"""By what people call it: the id of a channel that is known. Our own list; what could be two channels is not in it."""


@cache
def known_channels() -> dict[str, Channel]:
    """Return the channels that are known without being defined, by id (table in ``format.md``)."""
    online = {"internet": "metered", "devices": _SCREENS, "skills": "basic"}
    nearby = {"travel": "local"}
    return {
        "web": _channel("Web", "digital", **online),
        "social": _channel("Social media", "digital", **online),
        "chat": _channel("Chat", "digital", **online),
        "mobile-app": _channel("Mobile app", "digital", **(online | {"devices": ("smartphone", "tablet")})),
        "email": _channel("Email", "digital", **(online | {"internet": "poor"})),
        "video-call": _channel("Video call", "digital", **(online | {"internet": "good"})),
        "sms": _channel("Text message", "digital", devices=("smartphone", "basic-phone")),
        "kiosk": _channel("Kiosk", "digital", skills="basic", travel="local", asks_for=("sight",)),
        "phone": _channel(
            "Phone", "voice", devices=("smartphone", "basic-phone", "landline"), asks_for=("hearing", "speech")
        ),
        "branch": _channel("Branch", "physical", **nearby),
        "store": _channel("Store", "physical", **nearby),
        "event": _channel("Event", "physical", **nearby),
        "home-visit": _channel("Home visit", "physical"),
        "broadcast": _channel("Broadcast", "physical"),
        "word-of-mouth": _channel("Word of mouth", "physical"),
        "post": _channel("Post", "post", asks_for=("sight",)),
        "print": _channel("Print", "post", asks_for=("sight",)),
    }


_USUAL: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "digital": ("web", ("internet", "devices", "skills")),
    "voice": ("phone", ("devices", "asks_for")),
}
"""By kind, the known channel that stands for all of the kind, and what nearly every one of them asks for."""


def usual_requirements(kind: str) -> dict[str, object]:
    """Return by its name what nearly every channel of a kind asks for; empty where that is nothing."""
    like, names = _USUAL.get(kind, ("web", ()))
    return {name: getattr(known_channels()[like], name) for name in names}
