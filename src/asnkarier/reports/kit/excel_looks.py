"""How cells of a workbook look: colours, and properties of cell formats by name."""

from __future__ import annotations

from typing import Any

# Okabe and Ito's colours, which people with any kind of colour blindness tell apart, and their tints.
BLUE, SKY, ORANGE, VERMILLION, GREY = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#BFBFBF"
HEADER_FILL, HEADER_TEXT, TILE_FILL, LINE, NOTE_TEXT = "#1F3864", "#FFFFFF", "#EAF1F8", "#D9D9D9", "#595959"

FONT_SIZE = 10
"""Points of the text of a list."""
PAGE_FONT = 11
"""Points of the text of a page that is printed as one, which is scaled down further than a list."""

_NUMBER: dict[str, Any] = {"valign": "top", "align": "right", "indent": 1}
"""A number keeps away from the text that may stand at its right."""
STYLES: dict[str, dict[str, Any]] = {
    "text": {"valign": "top", "align": "left"},
    "wrap": {"valign": "top", "text_wrap": True, "align": "left"},
    "open": {"valign": "top", "text_wrap": True, "align": "left", "num_format": "@", "bg_color": "#FFF9E3",
             "locked": False},
    "integer": {**_NUMBER, "num_format": "#,##0"},
    "change": {**_NUMBER, "num_format": "+#,##0;-#,##0;0"},
    "level": {"valign": "top", "num_format": "0", "align": "center"},
    "decimal": {**_NUMBER, "num_format": "#,##0.00"},
    "score": {"valign": "top", "num_format": "#,##0.00", "align": "center"},
    "number": {"valign": "top"},
    "percent": {**_NUMBER, "num_format": "0.0%"},
    "title": {"bold": True, "font_size": 15, "font_color": HEADER_FILL},
    "subtitle": {"font_color": NOTE_TEXT, "font_size": PAGE_FONT},
    "section": {"bold": True, "font_size": 11, "font_color": HEADER_FILL},
    "note": {"font_color": NOTE_TEXT, "text_wrap": True, "valign": "top"},
    "link": {"font_color": BLUE, "underline": 1, "font_size": PAGE_FONT},
    "header": {
        "bold": True, "bg_color": HEADER_FILL, "font_color": HEADER_TEXT,
        "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "border_color": LINE,
    },
    "tight": {"valign": "top", "num_format": "0", "align": "center", "shrink": True},
    "folded": {"valign": "top", "num_format": "0", "align": "left", "shrink": True},
    "turned": {"rotation": 90},
    "total": {"bold": True, "top": 1, "border_color": LINE, "bg_color": TILE_FILL},
    "boxed": {"border": 1, "border_color": LINE},
    "bold": {"bold": True},
    "centre": {"align": "center"},
    "right": {"align": "right"},
    "middle": {"valign": "vcenter"},
    "top": {"valign": "top"},
    "page": {"font_size": PAGE_FONT},
    "tile_label": {"bg_color": TILE_FILL, "font_color": NOTE_TEXT, "align": "center", "text_wrap": True,
                   "valign": "vcenter", "font_size": PAGE_FONT},
    "tile_value": {"bg_color": TILE_FILL, "font_color": HEADER_FILL, "align": "center", "bold": True,
                   "valign": "vcenter", "font_size": 16, "shrink": True},
}  # fmt: skip
"""Properties of cell formats by name; names are combined, the later one wins."""
TEXT_STYLES = ("text", "wrap", "open")
WRAPPED_STYLES = ("wrap", "open")

_LOCALE = {"id": "421", "en": "409"}


def properties_of(name: str, language: str) -> dict[str, Any]:
    """Give the properties of a named style; ``rupiah`` and ``date`` are written as the language does."""
    if name == "rupiah":
        return {**_NUMBER, "num_format": f"[$Rp-{_LOCALE[language]}]#,##0"}
    if name == "date":
        return {"valign": "top", "align": "left", "num_format": f"[$-{_LOCALE[language]}]d mmmm yyyy"}
    return STYLES[name]


def chart_font(size: int, *, bold: bool = False) -> dict[str, Any]:
    """Give a font for the words of a chart."""
    return {"name": "Arial", "size": size, "bold": bold}
