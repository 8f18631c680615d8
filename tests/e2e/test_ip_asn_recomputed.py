"""The index of the demonstration's regions, worked out again in plain Python from the exported tables."""

from datetime import date

import pytest
from ip_asn_worked_out import WorkedOut

AS_OF = date(2026, 11, 2)
REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]


@pytest.mark.parametrize("region", REGIONS)
def test_every_person_and_the_region_have_the_index_worked_out(exported, region):
    tables = exported(region)
    expected = WorkedOut(tables, 2026, AS_OF)
    stored = {row["nip"]: row for row in tables["ip_asn_people"]}
    assert stored.keys() == {person["nip"] for person in expected.people}
    for person in expected.people:
        row = stored[person["nip"]]
        for name, (low, high) in expected.dimensions(person).items():
            assert (float(row[f"{name}_low"]), float(row[f"{name}_high"])) == (low, high), (person["nip"], name)
    (whole,) = [row for row in tables["ip_asn_groups"] if row["scope"] == "region"]
    assert float(whole["total_low"]) == pytest.approx(float(expected.mean(0)))
    assert float(whole["total_high"]) == pytest.approx(float(expected.mean(1)))
