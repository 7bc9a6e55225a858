"""Takes the README's picture of the report by Chromium: run by hand, since each machine paints a little otherwise.

python docs/screenshot.py
"""

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from gallery import AS_OF
from PIL import Image
from playwright.sync_api import sync_playwright

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
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "report.html")
        file.write_bytes(built.data)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(file.as_uri())
        with Image.open(BytesIO(page.screenshot())) as image:
            image.convert("RGB").quantize(COLOURS).save(TARGET, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
