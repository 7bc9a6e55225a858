"""Pictures: what is shown is pixels alone, and what can't be shown says why.

If it fails, a picture from anywhere crashes a run, fills its memory, leaks where it was taken, or a file outside the
workspace ends on a map.
"""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from cxjourney.files.picture_file import (
    MAX_PICTURE_BYTES,
    BrokenPicture,
    Picture,
    picture_fault,
    picture_state,
    read_picture,
)

PNG_DAMAGED = "This file can't be read as PNG: it is damaged, or something else."
OTHER_KIND = "Only a PNG, JPEG or WebP can be drawn, and this file is named as something else."


def encoded(kind: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, 0 if mode in "LP" else (200, 40, 40, 90)[: len(mode)]).save(written, kind, **options)
    return written.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_that_claims(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sound(folder: Path, file: str, side: int = 4096) -> Picture:
    found = read_picture(file, folder, folder, side)
    assert isinstance(found, Picture), found
    assert picture_fault(file, folder, folder) is None
    return found


def broken(folder: Path, file: str, root: Path | None = None) -> str:
    found = read_picture(file, folder, root or folder)
    assert isinstance(found, BrokenPicture)
    assert picture_fault(file, folder, root or folder) == found
    assert found.help
    return found.message


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.webp", "WEBP"), ("A.PNG", "PNG")]
)
def test_a_picture_keeps_its_type_and_size(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(encoded(kind))
    found = sound(tmp_path, name)
    assert (found.type, found.width, found.height) == (kind, 40, 30)
    with Image.open(io.BytesIO(found.data)) as again:
        assert (again.format, again.size) == (kind, (40, 30))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("WEBP", "RGBA"), ("PNG", "LA")])
def test_what_is_transparent_stays_so(tmp_path: Path, kind: str, mode: str) -> None:
    (tmp_path / f"a.{kind.lower()}").write_bytes(encoded(kind, mode=mode))
    found = sound(tmp_path, f"a.{kind.lower()}")
    assert found.type == "PNG"
    with Image.open(io.BytesIO(found.data)) as again:
        assert again.mode == "RGBA"
        assert again.getchannel("A").tobytes()[0] < 255


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "I;16"])
def test_every_way_to_hold_colours_can_be_drawn(tmp_path: Path, mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    written = io.BytesIO()
    Image.new(mode, (8, 8)).save(written, kind)
    (tmp_path / f"a.{kind.lower()}").write_bytes(written.getvalue())
    sound(tmp_path, f"a.{kind.lower()}")


def test_what_a_file_tells_beside_its_pixels_is_not_passed_on(tmp_path: Path) -> None:
    told = PngInfo()
    told.add_text("Comment", "SECRET-PLACE")
    (tmp_path / "a.png").write_bytes(encoded("PNG", pnginfo=told))
    place = Image.Exif()
    place[0x010E] = "SECRET-PLACE"
    for kind in ("JPEG", "WEBP"):
        (tmp_path / f"a.{kind.lower()}").write_bytes(encoded(kind, exif=place, icc_profile=b"SECRET-PLACE" * 20))
    for name in ("a.png", "a.jpeg", "a.webp"):
        assert b"SECRET-PLACE" in (tmp_path / name).read_bytes()
        assert b"SECRET-PLACE" not in sound(tmp_path, name).data


def test_a_picture_that_was_taken_sideways_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    (tmp_path / "a.jpg").write_bytes(encoded("JPEG", (40, 30), exif=turned))
    found = sound(tmp_path, "a.jpg")
    assert (found.width, found.height) == (30, 40)


def test_of_a_picture_that_moves_the_first_image_is_taken(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.webp", save_all=True, append_images=frames[1:], lossless=True)
    with Image.open(io.BytesIO(sound(tmp_path, "a.webp").data)) as again:
        assert getattr(again, "n_frames", 1) == 1
        red, _, blue = again.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
        assert red > blue


def test_a_large_one_is_made_smaller_for_the_map_and_keeps_its_shape(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded("JPEG", (4000, 2000)))
    found = sound(tmp_path, "a.jpg", 800)
    assert (found.width, found.height) == (800, 400)


def test_the_same_picture_is_the_same_bytes(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        (tmp_path / f"a.{kind.lower()}").write_bytes(encoded(kind))
        assert sound(tmp_path, f"a.{kind.lower()}") == sound(tmp_path, f"a.{kind.lower()}")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", png_that_claims(60_000, 60_000), "This picture is larger than 4,096 × 4,096 pixels."),
        ("a.png", png_that_claims(4097, 10), "This picture is 4,097 × 10 pixels."),
        ("a.png", png_that_claims(4000, 4000), PNG_DAMAGED),
        ("a.png", encoded("PNG")[:-30], PNG_DAMAGED),
        ("a.jpg", encoded("JPEG", (400, 300))[:500], PNG_DAMAGED.replace("PNG", "JPEG")),
        ("a.webp", encoded("WEBP")[:60], PNG_DAMAGED.replace("PNG", "WebP")),
        ("a.png", b"", PNG_DAMAGED),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", PNG_DAMAGED),
        ("a.png", encoded("JPEG"), "This file is named as PNG and holds JPEG."),
        ("a.jpg", encoded("WEBP"), "This file is named as JPEG and holds WebP."),
        ("a.gif", encoded("GIF"), OTHER_KIND),
        ("a.svg", b"<svg/>", OTHER_KIND),
        ("a", encoded("PNG"), OTHER_KIND),
        ("a.png", encoded("PNG") + b"\0" * MAX_PICTURE_BYTES, "This picture's file is larger than 1 MB."),
    ],
)  # fmt: skip
def test_what_can_not_be_shown_says_why(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert broken(tmp_path, name) == message


def test_text_that_grows_without_end_when_it_is_unpacked(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    bomb = b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 9)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"zTXt", bomb)
    data += chunk(b"IDAT", zlib.compress(b"\0" * 4)) + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(data)
    found = read_picture("a.png", tmp_path, tmp_path)
    assert isinstance(found, BrokenPicture) or len(found.data) < 1000


def test_nothing_outside_the_workspace_is_read(tmp_path: Path) -> None:
    outside, root = tmp_path / "secret.png", tmp_path / "ws"
    (root / "in").mkdir(parents=True)
    outside.write_bytes(encoded("PNG"))
    (root / "link.png").symlink_to(outside)
    (root / "folder").symlink_to(tmp_path)
    (root / "inner.png").write_bytes(encoded("PNG"))
    (root / "in/near.png").symlink_to(root / "inner.png")
    for file in ("../secret.png", str(outside), "link.png", "folder/secret.png", "in/../../secret.png"):
        assert broken(root, file) == "This picture lies outside the workspace, and was not read."
    assert isinstance(read_picture("near.png", root / "in", root), Picture)
    assert isinstance(read_picture("../inner.png", root / "in", root), Picture)


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "round.png").symlink_to("round.png")
    os.mkfifo(tmp_path / "pipe.png")
    assert broken(tmp_path, "missing.png") == "There is no file at this path."
    assert broken(tmp_path, "https://a.example/a.png").startswith("This is an address")
    assert broken(tmp_path, "pipe.png") == "This is no ordinary file, and was not read."
    for file in ("folder.png", "round.png", "a\0.png", "x" * 5000 + ".png"):
        assert broken(tmp_path, file)


def test_a_change_shows_in_its_state(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    before = picture_state(path)
    path.write_bytes(encoded("PNG"))
    after = picture_state(path)
    path.write_bytes(encoded("PNG", (50, 50)))
    assert len({before, after, picture_state(path), picture_state(Path("a\0"))}) == 3
