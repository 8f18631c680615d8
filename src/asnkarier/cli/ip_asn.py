"""``asnkarier ip-asn``: the index of professionalism of the staff, from the records."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("ip-asn", _("Compute the index of professionalism (IP ASN), and what missing records would bring."))
def ip_asn(
    progress: Progress,
    year: Annotated[
        int | None,
        typer.Option("--year", min=2000, max=2100, help=_("Year to measure; else of the day."), show_default=False),
    ] = None,
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Measure and report."""
    from asnkarier.workflows.ip_asn import IP_ASN_INDEX, IpAsnOptions
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.study import conduct

    options = IpAsnOptions(year=year, as_of=as_of.date() if as_of else None, formats=formats, out=out)
    moment = now()
    office = open_office("ip-asn", workspace, region, now=moment)
    return conduct(IP_ASN_INDEX, office, options, now=moment, progress=progress)
