"""``asnkarier needs``: what people need to learn, by what is measured, asked for and reached."""

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("needs", _("Rank training needs (AKPK): gaps, what forums and surveys asked for, and performance."))
def needs(
    progress: Progress,
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Analyse and report."""
    from asnkarier.workflows.needs import NEEDS_ANALYSIS, NeedsOptions
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.study import conduct

    options = NeedsOptions(as_of=as_of.date() if as_of else None, formats=formats, out=out)
    moment = now()
    office = open_office("needs", workspace, region, now=moment)
    return conduct(NEEDS_ANALYSIS, office, options, now=moment, progress=progress)
