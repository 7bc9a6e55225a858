"""Bytes -> Picture, with its type and size, or why a file can't be shown as one."""

import io
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxjourney.files.filesystem import read_bytes
from cxjourney.languages.message import message, number_message
from cxjourney.languages.system_errors import reason

if TYPE_CHECKING:
    from PIL import Image

MAX_PICTURE_BYTES = 1_000_000
"""How large the file of a picture may be, as the format says (1 MB)."""
MAX_PICTURE_SIDE = 4096
"""How many pixels wide and high a picture may be."""

PictureType = Literal["PNG", "JPEG", "WEBP"]
SUFFIXES: dict[str, PictureType] = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
"""The suffixes that pictures have, in small letters, each with the type of what it names."""
_TYPES = ("PNG", "JPEG", "WEBP")


class BrokenPicture(NamedTuple):
    """Why a file can't be shown as a picture, and how to fix it."""

    message: str
    help: str


class Picture(NamedTuple):
    """A picture without what its file tells beside it, such as the place where it was taken.

    Attributes:
        type: How its bytes are written.
        data: The bytes.
        width: Pixels.
        height: Pixels.
    """

    type: PictureType
    data: bytes
    width: int
    height: int


def picture_path(file: str, folder: Path) -> Path:
    """Return the path of a picture that a journey or a catalogue in that folder names."""
    return Path(os.path.abspath(folder / file))


def picture_state(path: Path) -> str:
    """Return what tells, without opening a file, whether it may have changed; of none, that it is not there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return "not there"
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def picture_fault(file: str, folder: Path, root: Path) -> BrokenPicture | None:
    """Return why a picture can't be shown; None where it can be.

    Args:
        file: What was written: the path of the picture from the folder of the file that names it.
        folder: That folder.
        root: The root of the workspace; what lies outside it, by links too, is not read.
    """
    found = _decode(file, folder, root, MAX_PICTURE_SIDE)
    return found if isinstance(found, BrokenPicture) else None


def read_picture(file: str, folder: Path, root: Path, side: int = MAX_PICTURE_SIDE) -> Picture | BrokenPicture:
    """Return a picture, written anew from its pixels alone, or why there is none. Nothing is fetched.

    Transparent ones become PNG and all others keep their type; of one that moves, the first image is taken; one that a
    camera held on its side is turned upright.

    Args:
        file: As in `picture_fault`.
        folder: As there.
        root: As there.
        side: How many pixels wide and high it may be: larger ones are made smaller.
    """
    found = _decode(file, folder, root, side)
    if isinstance(found, BrokenPicture):
        return found
    image, kind = found
    target: PictureType = "PNG" if image.mode == "RGBA" else kind
    written = io.BytesIO()
    image.save(written, target, **_SAVED_AS[target])
    return Picture(target, written.getvalue(), image.width, image.height)


def _decode(file: str, folder: Path, root: Path, side: int) -> "tuple[Image.Image, PictureType] | BrokenPicture":
    """Return the pixels of a picture, upright and at most that many wide and high, and its type."""
    data = _read(file, folder, root)
    if isinstance(data, BrokenPicture):
        return data
    kind = SUFFIXES.get(Path(file).suffix[1:].lower())
    if kind is None:
        return BrokenPicture(
            message("picture.other-name", kinds=message("picture.kinds")),
            message("picture.other-name.help", kinds=message("picture.kinds")),
        )
    return _pixels(data, kind, side)


def _read(file: str, folder: Path, root: Path) -> bytes | BrokenPicture:
    if "://" in file:
        return BrokenPicture(
            message("picture.address"),
            message("picture.address.help"),
        )
    path = picture_path(file, folder)
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            return BrokenPicture(
                message("picture.outside"),
                message("picture.outside.help"),
            )
        data = read_bytes(path, MAX_PICTURE_BYTES + 1)
    except FileNotFoundError:
        return BrokenPicture(
            message("picture.missing"),
            message("picture.missing.help"),
        )
    except (OSError, RuntimeError, ValueError) as error:
        return BrokenPicture(message("picture.unreadable", reason=reason(error)), message("picture.unreadable.help"))
    if data is None:
        help_ = message("picture.not-ordinary.help", kinds=message("picture.kinds"))
        return BrokenPicture(message("file.not-ordinary"), help_)
    if len(data) > MAX_PICTURE_BYTES:
        return BrokenPicture(
            message("picture.too-large", size="1"),
            message("picture.too-large.help", stage=number_message(1200), portrait=number_message(400)),
        )
    return data


def _pixels(data: bytes, kind: PictureType, side: int) -> "tuple[Image.Image, PictureType] | BrokenPicture":
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow warns of is judged below
        try:
            with Image.open(io.BytesIO(data), formats=list(_TYPES)) as image:
                if max(image.size) > MAX_PICTURE_SIDE:
                    return BrokenPicture(
                        message("picture.size", width=number_message(image.width), height=number_message(image.height)),
                        message("picture.size.help", most=number_message(MAX_PICTURE_SIDE)),
                    )
                if image.format != kind:
                    return _other_type(image.format or "", kind)
                image.draft("RGB", (side, side))
                image.load()
                upright = ImageOps.exif_transpose(image)
                has_alpha = "A" in upright.getbands() or "transparency" in upright.info
                plain = upright.convert("RGBA" if has_alpha else "RGB")
                plain.thumbnail((side, side))
        except Image.DecompressionBombError:
            most = number_message(MAX_PICTURE_SIDE)
            return BrokenPicture(message("picture.larger", most=most), message("picture.size.help", most=most))
        except Exception:
            return BrokenPicture(
                message("picture.damaged", kind=_name(kind)),
                message("picture.damaged.help", kinds=message("picture.kinds")),
            )
    plain.info = {}  # what the file told beside its pixels stays out of what is written
    return plain, kind


def _other_type(found: str, kind: PictureType) -> BrokenPicture:
    return BrokenPicture(
        message("picture.other-type", kind=_name(kind), found=_name(found)),
        message("picture.other-type.help", suffix=f".{_name(found).lower()}", kind=_name(kind)),
    )


_SAVED_AS: dict[PictureType, dict[str, bool | int]] = {
    "PNG": {"compress_level": 6},
    "JPEG": {"quality": 88, "optimize": False},
    "WEBP": {"quality": 80, "method": 4},
}
"""How pictures are written anew, by type; the same pixels become the same bytes."""


def _name(kind: str) -> str:
    return "WebP" if kind == "WEBP" else kind
