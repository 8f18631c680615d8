"""Text of others as bad as it comes, for whatever a sender can name: people, OPDs, positions, trainings, files."""

HOSTILE = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","klik")', "\t=1+1",
    "\r=1+1", "\x00=1+1", "{=1+1}", "=\n1+1", "'=1+1", '"=1+1"', "＝1+1", "＋1+1", "%0A=1+1", "=1+1;=2+2", ",=1+1",
    "=WEBSERVICE(\"http://x.example\")", "=IMPORTXML(\"http://x.example\",1)", "=DDE(\"a\";\"b\";\"c\")",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    "</td></tr></table><h1>x</h1>", "<!-- x", "--><b>x</b>", "</script><b>x</b>", "</style><b>x</b>", "]]>",
    "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "&lt;script&gt;", "&#60;b&#62;", "<?php ?>", "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))", "![x](http://x.example/x.png)", "[x]: http://x.example", "<http://x.example>",
    "http://x.example", "www.x.example", "mailto:x@x.example", "x@x.example", "internal:Sheet2!A1", "external:c:\\x.xlsx",
    "file:///etc/passwd", "javascript:alert(1)", "\\\\x.example\\share",
    "# judul", "- butir", "1. butir", "1) butir", "> kutipan", "* butir", "+ butir", "---", "===", "***tebal***", "_miring_",
    "~~coret~~", "`kode`", "```", "    kode", "a | b", "|", "\\", "\\|", "\\\\|", "| --- |", "$x$", "[^1]", ":x:", "H~2~O",
    "baris\nbaru", "baris\r\nbaru", "baris\u2028baru", "a\x0bb\x0cc", "\x1b[31mmerah", "\x9b31mmerah", "\x7f", "\x85",
    "\u202ekanan", "\u200b", "\ufeff", "\ufffe", "a\u00a0b",
    "BEGIN:VEVENT", "x\r\nATTACH:http://x.example", "x\\nATTENDEE:mailto:x@x.example", "x;y:z", "x,y",
    "{ HYPERLINK \"http://x.example\" }", "INCLUDETEXT \"c:\\\\x\"", "_x000D_", "_x0041_",
    "Ma'ruf \"Ali\"", "𝒩𝒾𝓅", "null", "NaN", "#REF!", "1e5", "00123", "1/2", "TRUE", "{name}", "{0}", "{{ 1 }}", "{% if %}",
    "%s", "$1", "&P&N", "&\"Arial\"x", "History", "a:b*?/[x]", "../../x", "x" * 40_000,
]  # fmt: skip
"""Formulas, tags, attributes, links, markup, controls, properties of calendars, fields of Word, look-alikes of values,
places of templates, codes of headers, forbidden names of sheets, and a very long text."""
