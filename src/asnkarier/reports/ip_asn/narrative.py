"""The index as a letter that the head of the agency can read."""

from __future__ import annotations

import pandas as pd

from asnkarier.reports.ip_asn.advice import next_steps
from asnkarier.reports.ip_asn.report import DIMENSION_NAMES, TOP, IpAsnReport
from asnkarier.reports.ip_asn.rules import rules
from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin


def ip_asn_letter(report: IpAsnReport) -> str:
    """Give the letter as Markdown."""
    words, total = report.wording, report.total
    dimensions = [
        {"name": name, "low": total[f"{code}_low"], "high": total[f"{code}_high"]}
        for code, name in DIMENSION_NAMES.items()
    ]
    shown = report.opds.head(TOP)
    missing = report.missing.head(TOP)
    return render(
        "ip_asn.md.j2",
        words,
        report=report,
        region=report.config.region,
        total=total.to_dict(),
        dimensions=dimensions,
        opds=named(_with_categories(report, shown), [report.opd(name) for name in shown["group"]]),
        missing=named(missing, [report.kind_of_missing(one) for _, one in missing.iterrows()]),
        rest={"opds": rest(words, TOP, report.opds), "missing": rest(words, TOP, report.missing)},
        lacking=int((report.differences["difference"] < 0).sum()),
        more=int((report.differences["difference"] > 0).sum()),
        rules=rules(report),
        few=report.config.privacy.small_group,
        steps=next_steps(report),
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, words),
    )


def _with_categories(report: IpAsnReport, rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(category=[report.category(name) or "–" for name in rows["category_low"]])
