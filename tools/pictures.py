"""Make the pictures of the documentation from the reports of a demonstration: ``python tools/pictures.py FOLDER``.

It needs a Chromium, as the tests of the dashboard do. The same reports and the same browser give the same pictures.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
REGION, DAY, YEAR = "mamuju", "2026-11-02", 2027
CHARTS = {
    f"gap-analysis_{REGION}_{DAY}_where.svg": "chart-where.svg",
    f"plan-training_{REGION}_{YEAR}_money.svg": "chart-money.svg",
}
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", type=Path, help="folder of reports of 'asnkarier demo'")
    reports = parser.parse_args().reports.resolve()
    IMAGES.mkdir(exist_ok=True)
    for source, name in CHARTS.items():
        shutil.copyfile(reports / source, IMAGES / name)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        address = (reports / f"dashboard_{REGION}_{DAY}.html").as_uri()
        picture_top(browser.new_page(viewport=SIZE), address)
        picture_people(browser.new_page(viewport=SIZE, color_scheme="dark"), address)
        browser.close()


def picture_top(page: Any, address: str) -> None:
    """The figures and the heat map, as they open."""
    page.goto(address)
    page.evaluate("window.scrollTo(0, document.querySelector('.figures').offsetTop - 60)")
    page.screenshot(path=IMAGES / "dashboard.png")


def picture_people(page: Any, address: str) -> None:
    """A unit opened to its people, in the dark."""
    page.goto(address)
    for _ in range(2):  # the first OPD, then its first unit
        page.locator("[data-heat] tbody button").first.click()
    page.locator("[data-heat]").screenshot(path=IMAGES / "dashboard-people.png")


if __name__ == "__main__":
    main()
