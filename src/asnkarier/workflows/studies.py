"""Every kind of result there is. A new one is its own files and one line here.

Every command reads this list, so the module of a study loads solver and documents in the bodies that need them.
"""

from __future__ import annotations

from typing import Any

from asnkarier.workflows.experts import EXPERTS_FOUND
from asnkarier.workflows.gap_analysis import GAP_ANALYSIS
from asnkarier.workflows.ip_asn import IP_ASN_INDEX
from asnkarier.workflows.jp import JP
from asnkarier.workflows.needs import NEEDS_ANALYSIS
from asnkarier.workflows.plan_ip_asn import IP_ASN_PLAN_STUDY
from asnkarier.workflows.plan_training import PLAN_TRAINING
from asnkarier.workflows.study import Study

STUDIES: dict[str, Study[Any]] = {
    study.command: study
    for study in (
        GAP_ANALYSIS,
        NEEDS_ANALYSIS,
        EXPERTS_FOUND,
        IP_ASN_INDEX,
        PLAN_TRAINING,
        JP,
        IP_ASN_PLAN_STUDY,
    )
}
"""By the command that makes them, in the order in which they build on each other."""

IMPORT_STEP = "import"
STEPS = (IMPORT_STEP, *(command for command, study in STUDIES.items() if study.step))
"""What ``automation.steps`` may name."""
