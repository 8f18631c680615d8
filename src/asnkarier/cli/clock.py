"""The one place that looks at the clock; everything below is told what time it is."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """Give the present moment in UTC, or the one SOURCE_DATE_EPOCH names, for reproducible runs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
