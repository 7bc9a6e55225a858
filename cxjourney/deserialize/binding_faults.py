"""What is wrong with a binding as a whole: too little is said, or the same in several ways."""

from typing import NamedTuple

from pydantic_core import ErrorDetails

from cxjourney.languages.message import and_message, message
from cxjourney.parse.document import DataPath
from cxjourney.text.shorten import shorten


class BindingFault(NamedTuple):
    """What is wrong, how to fix it, and where it stands."""

    message: str
    help: str
    path: DataPath
    is_whole: bool


def binding_fault(path: DataPath, fault: ErrorDetails) -> BindingFault:
    """Return what is wrong with a binding, or with a part of it.

    Args:
        path: Where it stands.
        fault: pydantic's fault: its context holds a key of ours and the attributes that it is about.
    """
    context = fault["ctx"]
    key, names = context["key"], context["names"]
    written = fault["input"] if isinstance(fault["input"], dict) else {}
    terms: dict[str, str] = {}
    advice: dict[str, str] = {}
    if key == "two-ways":
        terms["names"] = and_message(names)
    if key == "no-csv":
        terms["names"] = advice["names"] = and_message(names)
    if key == "dbt":
        terms["names"] = advice["names"] = and_message(names)
    if key == "dbt-name":
        terms["name"] = shorten(f"{written.get('dbt')}")
    if key == "file-elsewhere":
        terms["name"] = shorten(f"{written.get('connection')}")
    if key == "max":
        terms["scale"] = shorten(f"{written.get('scale')}")
    if key == "no-map":
        advice["text"] = "map: {VALUE: STAGE}"
    told = message(f"build.binding.{key}", **terms)
    help_ = message(f"build.binding.{key}.help", **advice)
    place = (*path, names[-1]) if names and names[-1] in written else path
    return BindingFault(told, help_, place, place == path)
