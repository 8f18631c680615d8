"""The documents of the index of professionalism."""

from __future__ import annotations

from asnkarier.reports.ip_asn.narrative import ip_asn_letter
from asnkarier.reports.ip_asn.report import IpAsnReport
from asnkarier.reports.ip_asn.workbook import write_ip_asn_workbook
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables.ip_asn_results import IP_ASN_PEOPLE


def ip_asn_documents(report: IpAsnReport) -> Documents:
    """Give ``ip-asn_<region>_<year>``."""
    return Documents(
        f"ip-asn_{report.config.region.code}_{report.year}",
        lambda path: write_ip_asn_workbook(path, report),
        lambda: ip_asn_letter(report),
        report.wording,
        report.as_of,
        IP_ASN_PEOPLE,
        report.people,
        report.config,
    )
