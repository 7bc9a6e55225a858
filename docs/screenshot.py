"""Takes the README's picture of the report by Chromium: run by hand, since each machine paints a little otherwise.

python docs/screenshot.py
"""

import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from gallery import AS_OF
from PIL import Image

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs/pictures/report.png"
WIDTH, HEIGHT, COLOURS = 1280, 960, 160


def main() -> None:
    """Write the report of the example journeys, photograph its first page, and keep it in few colours."""
    request = StudyRequest([str(ROOT / "journeys")], None, language="en")
    built = build_report(request, ReportOptions(theme="light", maps=()), AS_OF)
    with TemporaryDirectory() as folder:
        page, taken = Path(folder, "report.html"), Path(folder, "report.png")
        page.write_bytes(built.data)
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        options = [f"--window-size={WIDTH},{HEIGHT}", "--virtual-time-budget=3000", f"--screenshot={taken}"]
        subprocess.run([*command, *options, page.as_uri()], check=True, capture_output=True)  # noqa: S603
        with Image.open(BytesIO(taken.read_bytes())) as image:
            image.convert("RGB").quantize(COLOURS).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
