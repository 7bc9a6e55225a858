"""The channels that are known without being defined.

If it fails, somebody without a smartphone is said to get through a channel that needs one.
"""

from cxjourney.model import (
    Channel,
    known_channels,
)

TABLE = """
web, social, chat | digital | metered | smartphone, tablet, laptop, desktop | basic | none
mobile-app | digital | metered | smartphone, tablet | basic | none
email | digital | poor | smartphone, tablet, laptop, desktop | basic | none
video-call | digital | good | smartphone, tablet, laptop, desktop | basic | none
sms | digital | none | smartphone, basic-phone | none | none
kiosk | digital | none | | basic | local
phone | voice | none | smartphone, basic-phone, landline | none | none
branch, store, event | physical | none | | none | local
home-visit, broadcast, word-of-mouth | physical | none | | none | none
post, print | post | none | | none | none
"""


def test_the_channels_that_are_known_are_those_of_the_design() -> None:
    expected = {}
    for line in TABLE.strip().splitlines():
        ids, kind, internet, devices, skills, travel = (cell.strip() for cell in line.split("|"))
        for id_ in ids.split(", "):
            expected[id_] = (kind, internet, tuple(device for device in devices.split(", ") if device), skills, travel)
    known = known_channels()
    assert {
        id_: (channel.kind, channel.internet, channel.devices, channel.skills, channel.travel)
        for id_, channel in known.items()
    } == expected
    for channel in known.values():
        assert Channel.model_validate(channel.model_dump(exclude_none=True)) == channel
