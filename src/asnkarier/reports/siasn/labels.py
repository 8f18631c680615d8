"""What a row for SIASN lacks and where it is got, and why a row is left out: English here."""

from __future__ import annotations

from asnkarier.i18n import N_

LACKING: dict[str, str] = {
    "person": N_("Nobody with this NIP among the employees"),
    "pns_id": N_("PNS ID"),
    "pns_id_shape": N_("PNS ID that is one of SIASN (32 letters and digits)"),
    "form": N_("Form of the training"),
    "form_unknown": N_("Form that SIASN has"),
    "structural_training": N_("Which leadership training it was"),
    "title": N_("Title"),
    "provider": N_("Provider"),
    "certificate": N_("Number of the certificate"),
    "jp": N_("JP"),
    "started_on": N_("First day"),
    "ended_on": N_("Last day"),
    "year": N_("Year"),
    "award": N_("Which award of SIASN's table it is"),
    "decree": N_("Number of the decree"),
    "level": N_("Level of every competency, found on one day"),
}
"""What is lacking, by word."""

WHERE: dict[str, str] = {
    "person": N_("correct the NIP, or import the employee file that has the person"),
    "pns_id": N_("import the SIASN export Data ASN: it is its first column"),
    "pns_id_shape": N_("import the SIASN export Data ASN; the NIP is not the PNS ID"),
    "form": N_("state the form in the history, or the code of the training in the catalogue"),
    "form_unknown": N_(
        "a degree study is entered as riwayat tugas belajar; for any other form name in siasn.entered_as what it is "
        "entered as"
    ),
    "structural_training": N_("write the title as SIASN does, or add it to siasn.codes.structural_trainings"),
    "title": N_("from the certificate"),
    "provider": N_("from the certificate"),
    "certificate": N_("from the participant, or the list of certificates of the provider"),
    "jp": N_("from the certificate, or its list of subjects with JP"),
    "started_on": N_("from the certificate or the letter of assignment"),
    "ended_on": N_("from the certificate or the letter of assignment"),
    "year": N_("from the certificate"),
    "award": N_("choose its code in the sheet of codes; a name used often belongs into siasn.codes.awards"),
    "decree": N_("from the decree or the certificate of the award"),
    "level": N_("from the report of the assessment centre"),
}
"""Where it is got, by word."""

LEFT_OUT: dict[str, str] = {
    "in_siasn": N_("in SIASN already"),
    "planned": N_("planned; nobody is known to have taken the seat"),
    "not_done": N_("proposed or approved, not yet attended"),
    "not_ended": N_("not ended yet"),
    "dropped": N_("did not complete it"),
    "declined": N_("declined"),
}
"""Why a row is left out, by word."""
