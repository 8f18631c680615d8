"""A file that does not speak of somebody's standing, position or dates changes nobody's place in an analysis."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from raw_sheets import checked, employee

from asnkarier.analyses.gap.staff import active
from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.storage.merge import merge
from asnkarier.tables.people import EMPLOYEES
from asnkarier.workflows.studies import STEPS

CONFIG = load_region("mamuju", [configs_folder()], STEPS).config
DAY = date(2026, 3, 1)
POSITIONS = [("PERAWAT AHLI MUDA", "fungsional"), ("KEPALA BIDANG DATA", "struktural"), ("ANALIS", None)]
PERSON = st.tuples(
    st.sampled_from(["Aktif", "Tugas Belajar", "CLTN", "Pensiun", None]),
    st.sampled_from(POSITIONS),
    st.sampled_from([1965, 1967, 1987]),
    st.sampled_from([None, "01-02-2026", "01-04-2026"]),
)


def places(frame):
    """Of everybody: whether counted, and the reasons told."""
    words = CONFIG.jabatan
    found = active(frame, words.standings, words.standing_counted.on(DAY).value, CONFIG.career, DAY)
    reasons = found.apart.groupby("nip")["reason"].agg(list).to_dict()
    counted = set(found.employees["nip"])
    jenjang = dict(zip(found.employees["nip"], found.employees["jenjang"].fillna(""), strict=True))
    return {nip: (nip in counted, reasons.get(nip, []), jenjang.get(nip)) for nip in frame["nip"]}


def full(people):
    rows = [
        employee(
            nip=f"{born}0715201012{1}{number:03}",
            birth_date=f"15-07-{born}",
            sex="L",
            kedudukan_hukum=standing,
            jabatan=jabatan,
            jenis_jabatan=jenis,
            tmt_jabatan=since,
        )
        for number, (standing, (jabatan, jenis), born, since) in enumerate(people, start=1)
    ]
    result = checked("employees", rows)
    assert len(result.frame) == len(people), result.findings
    return rows, EMPLOYEES.conform(result.frame)


@given(
    people=st.lists(PERSON, min_size=1, max_size=5),
    columns=st.sets(st.sampled_from(["golongan", "unor", "jabatan", "sex"])),
    order=st.randoms(),
    doubled=st.booleans(),
    spelled_small=st.booleans(),
)
def test_a_thin_list_in_any_order_with_doubles_moves_nobody(people, columns, order, doubled, spelled_small):
    rows, before = full(people)
    new = {"unor": "Bidang Lain", "golongan": "III/c"}
    thin = [
        {"nip": row["nip"], "name": row["name"], "opd": "Inspektorat"}
        | {name: (row | new)[name] for name in sorted(columns)}
        for row in rows
    ]
    if spelled_small:
        thin = [row | ({"jabatan": row["jabatan"].title()} if "jabatan" in row else {}) for row in thin]
    order.shuffle(thin)
    result = checked("employees", thin * (2 if doubled else 1))
    after = merge(EMPLOYEES, before, EMPLOYEES.conform(result.frame), result.stated, result.erased).frame
    assert set(after["nip"]) == set(before["nip"])
    assert places(after) == places(before)
