"""Common given names by region. Given names only: no clan, no family name, no title of nobility.

A person's name is two or three of them at random, so that no combination points at anyone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class GivenNames:
    """Given names of men and of women."""

    men: tuple[str, ...]
    women: tuple[str, ...]

    @classmethod
    def of(cls, men: str, women: str) -> GivenNames:
        """Make it from names separated by spaces."""
        return cls(tuple(men.split()), tuple(women.split()))

    def draw(self, rng: np.random.Generator, is_woman: np.ndarray) -> np.ndarray:
        """Draw one name for each person: two given names, sometimes three, never one twice."""
        parts = []
        for third in (False, True):
            men = np.array(_combinations(self.men, third), dtype=object)
            women = np.array(_combinations(self.women, third), dtype=object)
            parts.append(
                np.where(is_woman, rng.choice(women, len(is_woman)), rng.choice(men, len(is_woman)))  # type: ignore[arg-type]
            )
        return np.where(rng.random(len(is_woman)) < 0.3, parts[1], parts[0])


def _combinations(names: tuple[str, ...], third: bool) -> list[str]:
    """Give all ordered pairs, or a fixed sample of ordered triples."""
    pairs = [f"{a} {b}" for a in names for b in names if a != b]
    if not third:
        return pairs
    return [f"{pair} {names[(7 * i) % len(names)]}" for i, pair in enumerate(pairs) if names[(7 * i) % len(names)] not in pair]


MUSLIM_GENERAL = GivenNames.of(
    "AHMAD ABDUL ANWAR ARIF ASRUL BASRI DARWIS FADLI FAJAR FIRMAN HAMZAH HASBI HERMAN IDRIS IKBAL IRWAN ISMAIL JAMAL KAMAL LUKMAN "
    "MANSUR MUSTAFA NASRUL RAHMAT RIDWAN RUSLI SAHRUL SYARIF TAUFIK USMAN WAHYU YUSRAN ZAINAL",
    "AISYAH ANITA ASRIANI DARMA DEWI FATMA FITRI HALIMAH HASNI HERLINA INDAH IRMA KARTINI LATIFAH MARIANI MARLINA MURNI NURHAYATI "
    "NURUL RAHMI RATNA ROSMINI SALMA SITI SUKMA SURIANI ULFA WAHIDA YULIANA ZAHRA",
)  # fmt: skip

GIVEN_NAMES: dict[str, GivenNames] = {
    # Mandar, Bugis, Toraja
    "mamuju": GivenNames.of(
        "ACO BACO BADDU CAMMANA KACO LABA MAKKA PATTA SAENONG TAHIR UPA AMBO BESSE LANTO MAPPA PALLAWA RAPPE SENNANG TENRI "
        "BOKKO LAYUK LINGGI PALIMBONG RANTE SAMPE SARUNGU TANDI TODING "
        + " ".join(MUSLIM_GENERAL.men),
        "BACCE CICCI HADIRA INDO KINDA MASITA NADIRA SUNA BUNGA HASNAH JUMIATI KARTIKA MINASA RAMLAH TENRI WELLANG YUMRI "
        "LIMBONG RANTE RUMAMBO SALLE TAPPI TOBO "
        + " ".join(MUSLIM_GENERAL.women),
    ),
    # Dayak, Banjar, Javanese
    "palangkaraya": GivenNames.of(
        "ANDREAS BAHING BARTHEL DEHEN DUHUNG ELIA GANDI HARTO IBIN JAGAU KARSON LAMBANG LAMPANG MAMBANG NYALUNG PALAMPANG RAMBANG "
        "SAHAY SALUNDIK TEWENG TUNDAN UNTUNG YANSEN AINI ASPUL GAZALI HAIRUL JAIDI MASRANI NORMAN RIFANI SUPIAN SYAHRANI AGUNG BUDI DWI "
        "EKO HARI JOKO PRIYO SIGIT SLAMET TEGUH TRI WAHYU YUDI",
        "BAWIN ELISA ENY HARTINI ILAU INAI KAMELOH LAMIANG LINUH MINA NORA RIA RINCE RUSNANI SANTIE SUSANTI TATI YANNIE "
        "YULIA AINAH GALUH HAMIDAH HAYATI JUMIAH MASTURA MASNIAH NORHAYATI NORJANAH RABIATUL RAUDAH SALASIAH DWI ENDANG ENI KARTINI "
        "LESTARI NINGSIH PUJI RETNO SRI SULASTRI TRI WAHYUNI YANTI",
    ),
    # Papuan, Maluku, Javanese
    "manokwari": GivenNames.of(
        "ABNER AGUSTINUS ALFONS AMOS ARNOLD BARNABAS BASTIAN BENYAMIN DANIEL DEREK DOMINGGUS EDISON ELIESER ESAU FERDINAND FRANS FRENGKY "
        "GERSON HANS HENGKY ISAK JEFRI JOHAN KALEB KOSTAN LAMEK LEONARD LUKAS MARKUS MARTHEN MELKIANUS MESAK MIKAEL NATANIEL NELES OBED "
        "ONESIMUS OTIS PAULUS PETRUS RUBEN SAMUEL SEPTINUS SILAS SIMON SOLEMAN THOMAS TITUS YAKOB YERMIAS YOHANIS YUNUS ZETH AGUNG BUDI "
        "EKO SLAMET TEGUH TRI",
        "ADOLINA AGUSTINA ANCE BERTHA DEBORA DELILA DINA DOLFINA DORKAS ELISABETH ESTER FEBELINA FERA FRANSINA HANA HERMINA IDA "
        "JACOBA JULIANA KATARINA KORNELIA LEA LINCE MARIA MARICE MARTHA MERRY MIRIAM NAOMI NOVITA OKTOVINA ORPA PAULINA PETRONELA RAHEL "
        "REBEKA ROSALINA RUT SALOMINA SARCE SELFIANA SEPTINA SUSANA TABITA TRESIA WELMINA YAKOMINA YOSINA YULIANA DWI LESTARI SRI TRI "
        "WAHYUNI",
    ),
    # Malay, Chinese-Indonesian, Batak
    "tanjungpinang": GivenNames.of(
        "AZHAR AZMAN BURHAN EFENDI FADHIL HAFIZ HAMDAN HELMI ISKANDAR JEFRI KHAIRUL MAHMUD MAZLAN NAZRI RAHMAN RAZALI ROSLAN SAFRI "
        "SUHAIMI SYAFRUDIN TARMIZI YUSUF ZAINI ZULHELMI ZULKARNAIN BOEN CHANDRA EDI HENDRA HENRY JIMMY JOHNY KIAN LEO MING SENG TONI "
        "WILLY BONAR DAPOT HOTMAN JONTER MANGAPUL MARULAM PARDAMEAN PARLINDUNGAN POLTAK RAMOT SAHAT SAUT TOGAR TUMPAL",
        "AZIZAH ASMAH DAHLIA FARIDAH FAUZIAH HASLINDA JAMILAH KHAIRANI LA MARDIANA MAZNAH NORMA NURAINI RAFIDAH ROHANI ROSNAH SALBIAH "
        "SURYANI YUSNITA ZAITUN ZURAIDA FENNY HUI JULI LIAN LILY LINDA MEILING MERY SHERLY SIULI SUSI TINA YENNY BERLIANA "
        "DUMA HOTMA LASMA MARINTAN MASTIUR NURMALA RISMA ROTUA RUSMIDA SANNARIA SONDANG TIURMA TIORIDA",
    ),
}  # fmt: skip
