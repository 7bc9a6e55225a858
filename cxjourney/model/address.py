"""Addresses that links may have: https, with a host."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_ADDRESS = r"^https://(?:[^\s/?#@:<>\[\\\]^|%]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:[/?#]\S*)?$"
"""An https address with a host, the signs aside that none has (URL Standard, "forbidden host code points")."""


def _address(text: str) -> str:
    if not re.fullmatch(_ADDRESS, text):
        raise PydanticCustomError("address", "not an https address")
    try:
        address = urlsplit(text)
        host, _ = address.hostname, address.port
    except ValueError:  # brackets around no IPv6 address, a port that there can't be, signs that pose as others
        raise PydanticCustomError("address", "not an address") from None
    if not host or not any(sign.isalnum() for sign in host):
        raise PydanticCustomError("address", "no host")
    return text


def is_address(text: str) -> bool:
    """Return whether a text is an https address with a host."""
    try:
        return bool(_address(text))
    except PydanticCustomError:
        return False


Address = Annotated[str, AfterValidator(_address), WithJsonSchema({"type": "string", "pattern": _ADDRESS})]
"""An https address with a host; one that names a user before the host poses as another and is refused."""
