"""The catalogue of findings: each code with how far it reaches, its sentence and the next step.

Codes are stable: scripts and guides refer to them. ``E_`` stops a file, ``F_`` is a finding in it.
Every stage makes :class:`~asnkarier.outcome.Finding` objects; this module gives them words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asnkarier.i18n import N_
from asnkarier.outcome import Severity

if TYPE_CHECKING:
    from asnkarier.i18n import Translate
    from asnkarier.outcome import Finding


@dataclass(frozen=True)
class FindingKind:
    """What a code means. Both texts may use the places named in the finding's ``details``."""

    severity: Severity
    sentence: str
    remedy: str


CATALOGUE: dict[str, FindingKind] = {
    # A file as a whole
    "E_MISSING": FindingKind(Severity.STOP, N_("The file does not exist."), N_("Check the name and the folder.")),
    "E_DB_CONNECT": FindingKind(
        Severity.STOP,
        N_("There is no connection to the database: {reason}"),
        N_(
            "Check the address, the user, the password (ASNKARIER_DB_PASSWORD) and whether the server lets this one in."
        ),
    ),
    "E_DB_STATEMENT": FindingKind(
        Severity.STOP,
        N_("The file does not hold one SELECT statement and nothing else, or it writes with INTO."),
        N_("Write one statement that begins with SELECT or WITH, and put names like 'into' into quotation marks."),
    ),
    "E_DB_QUERY": FindingKind(
        Severity.STOP,
        N_("The database did not answer the query: {reason}"),
        N_("Run the query in the database's own client as the same user, and mend it there."),
    ),
    "E_DB_TIMEOUT": FindingKind(
        Severity.STOP,
        N_("The database took longer than {seconds} seconds for an answer."),
        N_("Ask for fewer rows, or for a table made beforehand."),
    ),
    "E_EMPTY": FindingKind(Severity.STOP, N_("The file holds no rows."), N_("Export it again from the source.")),
    "E_PATH": FindingKind(
        Severity.STOP, N_("This is not an ordinary file."), N_("Name a file, not a folder or a device.")
    ),
    "E_UNREADABLE": FindingKind(
        Severity.STOP, N_("The file cannot be opened: {reason}."), N_("Check who may read it, and the free disk space.")
    ),
    "E_ENCRYPTED": FindingKind(
        Severity.STOP,
        N_("The file is protected with a password."),
        N_("Save a copy without a password and import that."),
    ),
    "E_DAMAGED": FindingKind(
        Severity.STOP,
        N_("The file is damaged and cannot be read."),
        N_("Open it in Excel, save it as .xlsx, try again."),
    ),
    "E_FORMAT_MISMATCH": FindingKind(
        Severity.STOP,
        N_("The content is not what the name says: it is {found}."),
        N_("Open it in Excel and save it as .xlsx, or ask the sender for the table."),
    ),
    "E_UNSUPPORTED": FindingKind(
        Severity.STOP,
        N_("Files of this kind are not read: {found}."),
        N_("Send the table as .xlsx, .ods, .xls or .csv."),
    ),
    "E_UNSAFE_XML": FindingKind(
        Severity.STOP,
        N_("The file contains XML declarations (DTD or entities) that no spreadsheet program writes."),
        N_("Do not open it; ask the sender for a fresh export."),
    ),
    "E_TOO_BIG": FindingKind(
        Severity.STOP,
        N_("The file is larger inside than a table can be ({limit})."),
        N_("Delete empty rows, columns and sheets beyond the table, or split it."),
    ),
    "E_TIMEOUT": FindingKind(
        Severity.STOP, N_("Reading the file took longer than {seconds} seconds."), N_("Save it as .csv or split it.")
    ),
    "E_ENCODING": FindingKind(
        Severity.STOP,
        N_("The text is in no encoding that can be recognised ({reason})."),
        N_("Save it from Excel as 'CSV UTF-8' or as .xlsx."),
    ),
    "E_DELIMITER": FindingKind(
        Severity.STOP,
        N_("The columns could be divided by “{one}” or by “{other}”; both fit equally well."),
        N_("Write 'sep=;' (with the right sign) as the first line of the file, or save it from Excel as .xlsx."),
    ),
    "E_ARCHIVE": FindingKind(
        Severity.STOP,
        N_("The archive holds {count} files: {names}."),
        N_("Unpack it and import the files that are meant."),
    ),
    "E_NO_SHEET": FindingKind(
        Severity.STOP, N_("The file has no sheet named {sheet}. It has: {sheets}."), N_("Check the name after --sheet.")
    ),
    "E_NO_HEADER": FindingKind(
        Severity.STOP,
        N_("No sheet has the columns of a known table. Nearest: {nearest}."),
        N_("Check the header row, or name the columns with --mapping."),
    ),
    "E_SIASN_CODES": FindingKind(
        Severity.STOP,
        N_("A table of SIASN's codes: an import does not store it, for the configuration has them, dated ({key})."),
        N_("Write what is different in your copy into {key} of the region's file, with its date and source."),
    ),
    "E_AMBIGUOUS_HEADER": FindingKind(
        Severity.STOP,
        N_("Several columns may be {column}, and their values differ: {columns}."),
        N_("Say which is meant; if the first: {example}"),
    ),
    "E_COLUMN_UNKNOWN": FindingKind(
        Severity.STOP,
        N_("No header says plainly that its column is {column}; these may be: {columns}."),
        N_("Say which is meant; if the first: {example}"),
    ),
    "E_SAME_HEADER": FindingKind(
        Severity.STOP,
        N_("Columns {letters} have the same header, read as {column}, but their values differ."),
        N_("Give each a header that says what it holds, or delete the one that is not meant."),
    ),
    "E_GROUP_UNKNOWN": FindingKind(
        Severity.STOP,
        N_("Columns name competencies, but their headers do not say whether the levels are reached: {columns}."),
        N_("Say which are meant; if the first: {example}"),
    ),
    "E_SUBHEADER": FindingKind(
        Severity.STOP,
        N_("The columns below '{header}' are not understood: {columns}."),
        N_("Say what each holds, such as {example}; nothing behind the equals sign leaves a column out."),
    ),
    "E_NAME_SHIFTED": FindingKind(
        Severity.STOP,
        N_("Column {column}, '{header}', stands below no competency, though such columns divide the competencies."),
        N_("Write the name of each competency above the first of its columns, and import again."),
    ),
    "E_CHECKSUM": FindingKind(
        Severity.STOP,
        N_("The column '{header}' does not follow from the levels that would be read ({cell}, {count} rows)."),
        N_('Check which column holds the levels reached; if this one is no sum of them: --column "{header}="'),
    ),
    "E_OTHER_FIGURES": FindingKind(
        Severity.STOP,
        N_("'{text}' ({place}) says that the figures are others than {column}, as which they would be stored."),
        N_("If they are {column}, take these words away; else leave the sheet out: --sheet reads a single one."),
    ),
    "E_ROWS_OF_OTHERS": FindingKind(
        Severity.STOP,
        N_("The label '{text}' ({cell}) says that its row holds no levels reached; they would be stored as reached."),
        N_("Delete these rows, so that only those with the levels reached are left, each with its NIP."),
    ),
    "E_PEOPLE_LEFT": FindingKind(
        Severity.STOP,
        N_("'{text}' ({place}) says that people have left; they would be stored as employees."),
        N_("Say in a column 'Kedudukan Hukum' who is there (Aktif, Pensiun, Meninggal ...), or delete those who left."),
    ),
    "E_PROPOSED": FindingKind(
        Severity.STOP,
        N_("The sheet says '{text}': these columns may be proposed, and not held yet: {columns}."),
        N_(
            "If people hold it already: {example}; if not, leave it out: {out} - and name the present column like that."
        ),
    ),
    "E_SCALE": FindingKind(
        Severity.STOP,
        N_("The levels are not on the scale from 1 to 5: the sheet says '{scale}'."),
        N_("Put them into levels from 1 to 5 by the rule of your assessors, and take these words away."),
    ),
    "E_NO_NIP": FindingKind(
        Severity.STOP,
        N_("The sheet looks like results of people, but it has no column with their NIP."),
        N_("Add a column 'NIP'. If positions require these levels, say so with --kind standards and delete the names."),
    ),
    "E_TWO_TABLES": FindingKind(
        Severity.STOP,
        N_("Row {row} is the header of a second table with other columns."),
        N_("Put each table on a sheet of its own."),
    ),
    "E_SEVERAL_TABLES": FindingKind(
        Severity.STOP,
        N_("The sheet holds several tables: {tables}."),
        N_("Say which is meant: --table 1, --table 2 …, with --sheet if the file has several sheets."),
    ),
    "E_NO_TABLE": FindingKind(
        Severity.STOP,
        N_("The sheet has no table {number}. It has: {tables}."),
        N_("Check the number after --table; --sheet says which sheet is meant."),
    ),
    "E_MONEY_UNIT": FindingKind(
        Severity.STOP,
        N_("Amounts are not in whole rupiah: the sheet says '{unit}' ({place})."),
        N_("Write the amounts in whole rupiah, and take these words away."),
    ),
    "E_COST_BASIS": FindingKind(
        Severity.STOP,
        N_("'Biaya' ({cell}) may be what one participant costs, or what the whole event costs."),
        N_(
            "Rename the header to 'Biaya per Peserta' or to 'Biaya per Kelas', and add the other of the two as a "
            "column, with 0 where there is no such cost."
        ),
    ),
    "E_TOTAL": FindingKind(
        Severity.STOP,
        N_("The amount of row {row} is the sum of rows beside it: it is their total, or a ceiling of its own."),
        N_("Delete the row, or begin it with 'Jumlah', if it is a total; else name its OPD or move it to the top."),
    ),
    "E_TITLES": FindingKind(
        Severity.STOP,
        N_("No column says {column}, and the lines above the table leave it open: {candidates}."),
        N_(
            "Add a column '{spelling}', or a line '{example}' above the header, and take away the lines that could be "
            "read otherwise."
        ),
    ),
    "E_REGION_TITLE": FindingKind(
        Severity.STOP,
        N_("The sheet is headed {found} ({cell}), but the region is {expected}."),
        N_("Choose the right region with --region; if the people are its own, write its name above the table too."),
    ),
    "E_REGION": FindingKind(
        Severity.STOP,
        N_("Most people of the sheet belong to {found}, but the region is {expected}."),
        N_("Choose the right region with --region, or ask for the right file."),
    ),
    "E_MAPPING": FindingKind(
        Severity.STOP,
        N_("The mapping names headers that the file does not have: {names}."),
        N_("Compare their spelling with the header row, or take these lines out of the mapping."),
    ),
    "E_NO_DATE": FindingKind(
        Severity.STOP,
        N_("The sheet has no date: neither a column for {column} nor a line with it above the table."),
        N_("Add the column, or a line such as 'Tanggal Penilaian: 12 Maret 2025' above the header."),
    ),
    "E_NO_METHOD": FindingKind(
        Severity.STOP,
        N_("The sheet does not say how the levels were found."),
        N_("Add a column 'Metode', or a line such as 'Metode: Assessment Center' above the header."),
    ),
    "E_NOTHING_USABLE": FindingKind(
        Severity.STOP,
        N_("None of the {count} rows of the sheet can be used, for the reasons below."),
        N_("Mend what they name, or leave the sheet out: --sheet reads a single one."),
    ),
    "E_PLAN_WORKBOOK": FindingKind(
        Severity.STOP,
        N_(
            "This is the training plan of {region} for {year}, with {count} rows filled in by the office; "
            "it is no table."
        ),
        N_("Give it to the plan: asnkarier plan-training --region {region} --year {year} --edited FILE"),
    ),
    "E_PLAN_UNCHANGED": FindingKind(
        Severity.STOP,
        N_(
            "This is the training plan of {region} for {year}, and nothing stands in its yellow columns; "
            "it is no table."
        ),
        N_(
            "Leave it out; once decisions stand in it: "
            "asnkarier plan-training --region {region} --year {year} --edited FILE"
        ),
    ),
    # Files that were given back to be repaired
    "E_REPAIR_KEY": FindingKind(
        Severity.STOP,
        N_("This is a repair file whose hidden column was damaged, so nobody can tell to which rows its rows belong."),
        N_("Copy the corrected cells into the repair file as it was sent, or correct the original file."),
    ),
    "E_REPAIR_REGION": FindingKind(
        Severity.STOP,
        N_("This is a repair file of the region {found}, but the region is {expected}."),
        N_("Choose the right region with --region."),
    ),
    "E_REPAIR_UNKNOWN": FindingKind(
        Severity.STOP,
        N_("This is a repair file of {original}, and the store knows no such file."),
        N_("Import the original file first, or undo what took its import back."),
    ),
    "E_REPAIR_OLD": FindingKind(
        Severity.STOP,
        N_("This is a repair file of an older {original}; a newer one was imported as entry {number}."),
        N_("Repair the rows of the newer file instead."),
    ),
    "F_REPAIR_STRANGE": FindingKind(
        Severity.SET_ASIDE,
        N_("These rows are not among those that were given back, or stand there twice: rows {rows}."),
        N_("A repair file takes the rows that were given back only; add other people to the original file."),
    ),
    "F_REPAIR_CONFLICT": FindingKind(
        Severity.SET_ASIDE,
        N_("The row now names what row {rows} of the same file names, with other values; it was not taken."),
        N_("Correct the NIP or code of the row, or delete one of the two rows from the original file."),
    ),
    "F_EXAMPLE": FindingKind(
        Severity.INFO,
        N_("Rows that begin with the word 'Contoh' are examples and were left out: rows {rows}."),
        N_("Take the word away if a row is meant."),
    ),
    # What a file would do to the store
    "E_SHRINK": FindingKind(
        Severity.STOP,
        N_("{absent} of {people} people of {opd} are not in the file; it may have been cut off."),
        N_("Ask for the whole file; if they have really left, import it with --allow-missing."),
    ),
    "F_PEOPLE_ABSENT": FindingKind(
        Severity.WARNING,
        N_("{count} people of these OPDs are in the store but not in the file; they were kept."),
        N_("If they have left, import the whole file with --allow-missing."),
    ),
    "F_LATER_FILE": FindingKind(
        Severity.WARNING,
        N_("Rows of {table} stand differently in an earlier file of this import; those of this file count."),
        N_("Compare the two files."),
    ),
    "F_FEW_ACTIVE": FindingKind(
        Severity.WARNING,
        N_("The analyses would count {after} people; before this import they counted {before}."),
        N_("Look at the legal standing (kedudukan hukum) in the file; 'asnkarier undo' takes the import back."),
    ),
    "F_FEWER_PEOPLE": FindingKind(
        Severity.WARNING,
        N_("The analyses count {after} people; before this import they counted {before}."),
        N_("If that was not meant, take the import back with 'asnkarier undo'."),
    ),
    "F_FEWER_JENJANG": FindingKind(
        Severity.WARNING,
        N_("The jenjang of {after} people is known; before this import it was that of {before}."),
        N_("Give jenis jabatan, eselon or jenjang with new positions, or take the import back with 'asnkarier undo'."),
    ),
    "F_FEWER_OPD": FindingKind(
        Severity.WARNING,
        N_("The OPD of {after} people is known; before this import it was that of {before}."),
        N_("Give the OPD with new units, or take the import back with 'asnkarier undo'."),
    ),
    "F_ERASED": FindingKind(
        Severity.INFO,
        N_("The word 'hapus' takes the stored value away."),
        N_("If that was not meant, undo this import and leave the cell empty: an empty cell keeps what is stored."),
    ),
    "F_OLD_FILE": FindingKind(
        Severity.WARNING,
        N_("This file was imported before, as entry {number}; it took rows back to what they were then."),
        N_("If that was not meant, undo this import."),
    ),
    "F_NO_STANDARD": FindingKind(
        Severity.WARNING,
        N_("Nothing is required of {count} people: no standard names them, their position or their jenjang."),
        N_("Import their standard (SKJ), or complete their position."),
    ),
    "F_POSITION_THEN": FindingKind(
        Severity.WARNING,
        N_(
            "{count} people took their position after {day}; which one they held then is not known, so nothing is "
            "required of them by it."
        ),
        N_("'asnkarier gap-analysis --as-known' takes the tables as they were known on the day."),
    ),
    "F_STANDARD_AT_ODDS": FindingKind(
        Severity.WARNING,
        N_(
            "{count} standards ask two levels from the same day on, such as {competency} of {target}: {lower} and "
            "{higher} from {day}. The higher one was taken."
        ),
        N_("Correct the standard, or give the newer one a later first day."),
    ),
    "F_LEVEL_AT_ODDS": FindingKind(
        Severity.WARNING,
        N_(
            "{count} times one person was found at two levels in a competency on one day, such as {nip} in "
            "{competency} on {day}: {levels}. The method with the higher grade (assessments.evidence) was taken."
        ),
        N_("Correct the assessment that is wrong, or see that the grades of evidence are what you want."),
    ),
    "F_PREREQUISITE": FindingKind(
        Severity.WARNING,
        N_(
            "{needs} needs of {people} people have no seat because another training must be passed first, which is not "
            "known of them."
        ),
        N_(
            "Import who passed it (participations with status or certificate), or let both be taken in one year: "
            "training_plan.chains."
        ),
    ),
    "F_ELIGIBLE_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_(
            "{needs} needs of {people} people have no seat because what the catalogue asks of a participant is not "
            "known of them."
        ),
        N_("Complete the employee file; the list of those without a seat names them."),
    ),
    "F_TAKEN_FIRST": FindingKind(
        Severity.WARNING,
        N_("{seats} planned seats must be passed before another planned seat of the same person begins."),
        N_("Hold those classes first; the plan by person says before which training."),
    ),
    "F_JP_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_(
            "How many JP {count} participations of {people} people in {year} count is not known: none are stated, and "
            "the form has no rule for what is. They count neither as 0 nor as anything else."
        ),
        N_("Complete JP, sessions or days in the history, or the rule of the form (training_plan.jp_conversion)."),
    ),
    "F_JP_UNPROVEN": FindingKind(
        Severity.WARNING,
        N_(
            "{count} participations of {people} people in {year} with {jp} JP have neither a status nor the number of "
            "a certificate. They count towards the most JP a person may have, not towards the least."
        ),
        N_("Import the status or the certificate: that costs nothing and may be enough."),
    ),
    "F_JP_CUT": FindingKind(
        Severity.INFO,
        N_(
            "Of {count} participations of {people} people in {year}, {jp} JP do not count: they are above what their "
            "form may count in a session, a day or a month."
        ),
        N_("The limits are in training_plan.jp_conversion."),
    ),
    "F_PLAN_TIME_LIMIT": FindingKind(
        Severity.WARNING,
        N_(
            "The search was ended by its time limit, so the same data may give another plan on a faster or less busy "
            "machine. The plan keeps every rule and its bound is true."
        ),
        N_("Plan again with a longer --time-limit (training_plan.time_limit_seconds)."),
    ),
    "F_COMMITTED_IDLE": FindingKind(
        Severity.WARNING,
        N_(
            "{seats} committed seats close nothing now: {gone} of people who have left, leave in the year or are away, "
            "{closed} of people without such a gap any more. Their money counts as spent."
        ),
        N_("Send somebody else instead where that is still possible: cancel the seat (--ban) and plan again."),
    ),
    "F_COMMITTED_CLASSES": FindingKind(
        Severity.WARNING,
        N_(
            "{classes} classes of the committed plan are not needed any more at the cost of their fund: seats were "
            "cancelled, or its classes are shared with other funds. Their money counts as left."
        ),
        N_("Make sure that these classes can still be given up; else plan with a lower ceiling."),
    ),
    "F_COMMITTED_MOVED": FindingKind(
        Severity.WARNING,
        N_("{classes} committed classes had days and do not keep them: they are held on others now, or have none."),
        N_("Their days are holidays now, or their people were dealt out anew; settle the new days with the provider."),
    ),
    "F_NO_HOLIDAYS": FindingKind(
        Severity.WARNING,
        N_("The calendar lists no holidays of {year}, so no class was given days."),
        N_("Add the holidays of that year with their basis: training_plan.calendar.holidays."),
    ),
    "F_SEATS_UNDATED": FindingKind(
        Severity.WARNING,
        N_("{seats} of {all} seats have no days yet; {classes} classes have none at all."),
        N_("The sheets of the calendar and of the people say which rule stands in the way of each."),
    ),
    "F_HOLIDAYS_UNVERIFIED": FindingKind(
        Severity.WARNING,
        N_("Nobody has verified the holidays of {year} by which classes were dated ({basis})."),
        N_("Compare them with the joint decree, then say so: verified: true."),
    ),
    "F_AWAY_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("{people} people with a seat have no known unit, so nothing limits how many are away together."),
        N_("Complete the OPD in the employee file."),
    ),
    # Money of the plan that cannot be used
    "F_MONEY_NO_TRAINING": FindingKind(
        Severity.WARNING,
        N_("{number} funds ({amount} in all), such as {name}: no training of the catalogue may be paid from them."),
        N_("Add the fund to the column funds of the trainings it may pay for, or move the money."),
    ),
    "F_MONEY_NO_CANDIDATE": FindingKind(
        Severity.WARNING,
        N_(
            "{number} funds ({amount} in all), such as {name}: nobody is known who needs what they may pay for and may "
            "attend it."
        ),
        N_(
            "See what keeps people from these trainings (levels unknown, prerequisites, conditions); else let other "
            "trainings be paid from it (column funds), or move the money."
        ),
    ),
    "F_MONEY_CLASS_TOO_DEAR": FindingKind(
        Severity.WARNING,
        N_("{number} funds ({amount} in all), such as {name}, are smaller than the cheapest class that is needed."),
        N_(
            "Raise the ceiling, move the money, or let classes be paid from several funds (training_plan.pooled_funds)."
        ),
    ),
    "F_MONEY_OPD_EMPTY": FindingKind(
        Severity.WARNING,
        N_("{number} ceilings of OPDs ({amount} in all), such as {name}: no active employee works there."),
        N_("Correct the OPD in the ceilings so that it is written as among the employees."),
    ),
    "F_MONEY_OPD_NO_CANDIDATE": FindingKind(
        Severity.WARNING,
        N_(
            "{number} ceilings of OPDs ({amount} in all), such as {name}: nobody there is known who needs what it may "
            "pay for and may attend it."
        ),
        N_("Move the money, assess the people of the OPD, or let the fund pay for what they need."),
    ),
    "F_MONEY_OPDS_ONLY": FindingKind(
        Severity.WARNING,
        N_(
            "{name} ({amount}) is given to OPDs by name only: {people} people of other OPDs who need its trainings get "
            "nothing from it."
        ),
        N_("If it is meant for all, give the fund a ceiling without an OPD."),
    ),
    # Accepted spellings
    "F_ALIAS_OVERRULED": FindingKind(
        Severity.WARNING,
        N_("'{spelling}' was accepted as {name}, but is known as {ours} by now; that counts."),
        N_('If that is right, take the other back: asnkarier aliases remove --kind {kind} "{spelling}"'),
    ),
    "F_ALIAS_UNKNOWN_NAME": FindingKind(
        Severity.WARNING,
        N_("'{spelling}' was accepted as {name}, but no such name is known any more; it is read as it stands."),
        N_('Take it back and accept it anew: asnkarier aliases remove --kind {kind} "{spelling}"'),
    ),
    "F_ALIAS_SAME_ROW": FindingKind(
        Severity.WARNING,
        N_("Rows of {table} speak of one thing under two accepted spellings and differ; those imported last count."),
        N_("Compare the files with each other, or take the spelling back that was accepted by mistake."),
    ),
    # How a file was read
    "F_ENCODING_GUESS": FindingKind(
        Severity.INFO, N_("The text is not UTF-8; it was read as {encoding}."), N_("Check names with accents.")
    ),
    "F_QUOTES": FindingKind(
        Severity.INFO,
        N_("Quotation marks do not match in these lines; each was read by itself: {rows}."),
        N_("Check the values of these lines."),
    ),
    "F_LITTER": FindingKind(
        Severity.INFO,
        N_("The file is hidden, temporary or not complete, and was not read."),
        N_("If it holds data, give it another name."),
    ),
    "F_OTHER_TABLES": FindingKind(
        Severity.INFO,
        N_("The other tables of the sheet were not read: {tables}."),
        N_("Import the file once for each."),
    ),
    "F_OTHER_FILE": FindingKind(
        Severity.INFO,
        N_("The file in the folder is no table and was not read."),
        N_("If it holds data, send it as .xlsx or .csv."),
    ),
    "F_FOLDER_SKIPPED": FindingKind(
        Severity.INFO, N_("The folder inside the folder was not read."), N_("Name it, too, if its files are meant.")
    ),
    "F_UNPACKED": FindingKind(Severity.INFO, N_("The file was taken out of an archive: {name}."), N_("Nothing to do.")),
    "F_FORMAT_NAME": FindingKind(
        Severity.INFO, N_("The name says {name}, the content is {found}; it was read as that."), N_("Nothing to do.")
    ),
    "F_SECOND_READER": FindingKind(
        Severity.INFO, N_("The workbook is unusual; it was read by the second reader."), N_("Nothing to do.")
    ),
    "F_HIDDEN_SHEET": FindingKind(
        Severity.INFO, N_("The sheet is hidden; it was read because no visible sheet holds a table."), N_("Check it.")
    ),
    "F_SHEET_SKIPPED": FindingKind(
        Severity.INFO, N_("The sheet is no known table and was not read."), N_("Check that nothing is missing.")
    ),
    "F_PEOPLE_SKIPPED": FindingKind(
        Severity.WARNING,
        N_("The sheet has rows with a NIP ({count}), but its header is no known one; nobody of it was read."),
        N_("Compare its header with that of the other sheets, or name the columns with --mapping."),
    ),
    "F_HEADER_SKIPPED": FindingKind(
        Severity.INFO,
        N_("Columns that are not needed were not read: {names}."),
        N_("Map one with --mapping if needed."),
    ),
    "F_HEADER_LEFT": FindingKind(
        Severity.WARNING,
        N_("Column {read} was read instead of this one; they say different things in {count} rows."),
        N_('Check which is meant; --column says it, such as --column "HEADER=COLUMN".'),
    ),
    "F_NOTE_LEFT": FindingKind(
        Severity.WARNING,
        N_("Notes say that people left; they were read as employees: rows {rows}."),
        N_("Say it in a column 'Kedudukan Hukum', or delete these rows."),
    ),
    "F_RESULTS_UNREAD": FindingKind(
        Severity.WARNING,
        N_("A line speaks of results, but only the people were read; these columns may hold their levels: {columns}."),
        N_('Say which competency each holds, such as --column "K1=INT", if they are levels from 1 to 5.'),
    ),
    "F_MAPPING_USED": FindingKind(
        Severity.INFO,
        N_("The sheet was read with the mapping saved as {name}."),
        N_("Delete its file in the workspace's folder of mappings to read such sheets without it."),
    ),
    "F_LAYOUT_CHANGED": FindingKind(
        Severity.WARNING,
        N_("The headers differ from those saved as {name}, so its mapping was not used: new {new}; gone {gone}."),
        N_("Check what was read, and save it anew: --save-mapping {name}"),
    ),
    "F_HEADER_LOST": FindingKind(
        Severity.WARNING,
        N_("The header is known, but below '{group}' it means something else; the column was not read."),
        N_('If it is meant, say so: --column "{header}={column}"'),
    ),
    "F_CHECKSUM": FindingKind(
        Severity.WARNING,
        N_("This sum does not follow from the levels of the row."),
        N_("Compare the levels with their source."),
    ),
    "F_CHECKSUM_CHOICE": FindingKind(
        Severity.WARNING,
        N_("Several columns may hold the levels; {chosen} was read, with which alone the sums of the sheet agree."),
        N_("Check a few rows."),
    ),
    "F_COLUMN_MISSING": FindingKind(
        Severity.WARNING,
        N_("The sheet has no column for {column}, which every row needs."),
        N_("Add a column '{spelling}'."),
    ),
    "F_FILLED": FindingKind(
        Severity.INFO,
        N_("The sheet has no column for {column}; {value} was taken for every row."),
        N_("Add a column '{spelling}' if rows differ."),
    ),
    "F_ASSUMED": FindingKind(
        Severity.WARNING,
        N_("Nothing in the sheet says {column}; {value} was taken for every row."),
        N_("Add a column '{spelling}' if that is not what is meant."),
    ),
    "F_TITLES": FindingKind(
        Severity.WARNING,
        N_("No column says {column}, and the lines above the table leave it open ({candidates}); it is left unknown."),
        N_("Add a column '{spelling}'."),
    ),
    "F_NO_OPD": FindingKind(
        Severity.WARNING,
        N_("Nothing in the sheet says to which OPD these people belong: totals, plans and limits by OPD lack them."),
        N_("Add a column 'Perangkat Daerah', or a line 'Perangkat Daerah: …' above the header."),
    ),
    "F_OPD_UNSURE": FindingKind(
        Severity.WARNING,
        N_("No column says the OPD, and what stands above leaves it open ({candidates}); it is left unknown."),
        N_("Add a column 'Perangkat Daerah', or only one line 'Perangkat Daerah: …' above the header."),
    ),
    "F_SECTIONS": FindingKind(
        Severity.INFO,
        N_("OPD or unit were taken from headings between the rows: rows {rows}."),
        N_("Add a column 'Perangkat Daerah' if that is not what they mean."),
    ),
    "F_TOTAL": FindingKind(
        Severity.WARNING, N_("Totals between the rows were left out: rows {rows}."), N_("Check these rows.")
    ),
    "F_HIDDEN_ROWS": FindingKind(
        Severity.WARNING,
        N_("Rows are hidden, perhaps by a filter; they were read like the others: rows {rows}."),
        N_("Show them and check whether they belong; delete them if not."),
    ),
    "F_HIDDEN_COLUMN": FindingKind(
        Severity.WARNING,
        N_("The column is hidden; it was read all the same."),
        N_("Show it and check whether it is meant; delete it if not."),
    ),
    "F_STRUCK": FindingKind(
        Severity.WARNING,
        N_("Text is struck through, but it was read like the rest: rows {rows}."),
        N_("Delete these rows if they no longer hold; take the line away if they do."),
    ),
    "F_STRUCK_PART": FindingKind(
        Severity.WARNING,
        N_("A part of the cell is struck through; only the rest was read."),
        N_("Delete the old text from the cell."),
    ),
    "F_FOOTER": FindingKind(
        Severity.INFO, N_("Totals or a signature below the table were left out: rows {rows}."), N_("Check these rows.")
    ),
    "F_HEADER_REPEATED": FindingKind(
        Severity.INFO, N_("The header is repeated in the table and was left out: rows {rows}."), N_("Nothing to do.")
    ),
    "F_MERGED": FindingKind(
        Severity.INFO,
        N_("Cells are merged over several rows; their value was taken for each of these rows."),
        N_("Check the rows."),
    ),
    "F_CONTINUED": FindingKind(
        Severity.INFO,
        N_("Rows name a competency but no training; that of the row above was taken: rows {rows}."),
        N_("Name the training in each of these rows if another one is meant."),
    ),
    "F_ANONYMOUS": FindingKind(
        Severity.INFO,
        N_("Nothing tells the answers apart but file and row; under another file name they would count again."),
        N_("Keep the file's name when it is sent again, or add a column '{spelling}'."),
    ),
    "F_RAGGED": FindingKind(
        Severity.SET_ASIDE,
        N_("Lines have more fields than the header, so their values cannot be told apart: {rows}."),
        N_("Put values that contain the delimiter in quotes."),
    ),
    "F_SHORT_ROW": FindingKind(
        Severity.INFO, N_("Lines have fewer fields than the header; the rest was taken as empty: {rows}."), N_("Check.")
    ),
    "F_COMPETENCY_COLUMN_MISSING": FindingKind(
        Severity.WARNING,
        N_("The sheet has no column for the competency {competency}; it stays unassessed."),
        N_("Check whether it was left out or spelt in another way."),
    ),
    "F_COMPETENCY_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("The column looks like a competency but none has this name. Nearest: {nearest}."),
        N_("Say which it is with 'asnkarier aliases accept --kind competencies', then import the file again."),
    ),
    "F_STANDARD_IN_HEADER": FindingKind(
        Severity.INFO,
        N_("The header also states a standard ({level}); standards are imported from their own file only."),
        N_("Import the standards (SKJ) separately."),
    ),
    # The store
    "E_STORE_HEAD": FindingKind(
        Severity.STOP, N_("The file HEAD of the store is missing or damaged."), N_("Restore the store from a backup.")
    ),
    "E_STORE_TAIL": FindingKind(
        Severity.STOP,
        N_("HEAD names journal entry {head}, but the journal ends at {last}: the newest entries are lost."),
        N_("Restore the store from a backup."),
    ),
    "E_STORE_AHEAD": FindingKind(
        Severity.STOP,
        N_("The journal goes on to entry {last}, but HEAD names {head}: HEAD is an old copy."),
        N_("Restore the store from a backup."),
    ),
    "E_STORE_CHAIN": FindingKind(
        Severity.STOP,
        N_("The hash does not match: a journal entry was exchanged or belongs to another store."),
        N_("Restore the store from a backup."),
    ),
    "E_STORE_ENTRY": FindingKind(
        Severity.STOP, N_("The journal entry is damaged or was changed."), N_("Restore the store from a backup.")
    ),
    "E_STORE_NEWER": FindingKind(
        Severity.STOP,
        N_("A newer version of asnkarier wrote this (format {format}; this version reads {ours})."),
        N_("Update asnkarier."),
    ),
    "E_STORE_LAYOUT_NEWER": FindingKind(
        Severity.STOP,
        N_("A newer version of asnkarier wrote the table {table}; it has columns that this version does not know."),
        N_("Update asnkarier."),
    ),
    "F_RESULT_OUTDATED": FindingKind(
        Severity.WARNING,
        N_("The result {table} was computed by an older version of asnkarier, in another layout; it is not shown."),
        N_("Run 'asnkarier {command}' again."),
    ),
    "E_STORE_FILE_MISSING": FindingKind(
        Severity.STOP, N_("A file of the store is missing."), N_("Restore the store from a backup.")
    ),
    "E_STORE_FILE_CHANGED": FindingKind(
        Severity.STOP, N_("The content of the file is not what was written."), N_("Restore the store from a backup.")
    ),
    "E_STORE_FILE_UNREADABLE": FindingKind(
        Severity.STOP,
        N_("The file is as it was written, but it is no version of its table."),
        N_("Report this as a bug; restore the store from a backup."),
    ),
    "F_STORE_REST": FindingKind(
        Severity.INFO,
        N_("No journal entry names this file: a run that was stopped left it. It does no harm."),
        N_("'asnkarier check --collect' removes it."),
    ),
    # Cells: the row is set aside
    "F_REQUIRED": FindingKind(
        Severity.SET_ASIDE, N_("A value that every row needs is missing."), N_("Fill it in and import the file again.")
    ),
    "F_ERROR_CELL": FindingKind(
        Severity.SET_ASIDE,
        N_("The formula of this cell failed ({error}), so its value is not known."),
        N_("Mend the formula, or type the value."),
    ),
    "F_NOT_COMPUTED": FindingKind(
        Severity.SET_ASIDE,
        N_("The file holds the formula of this cell but not its value."),
        N_("Open the file in Excel, save it and send it again."),
    ),
    "F_NIP_NUMBER": FindingKind(
        Severity.SET_ASIDE,
        N_("The NIP stands in a number cell; Excel keeps only 15 of its 18 digits, so it is no longer the true one."),
        N_("Format the column as text and copy the NIP from the source again; it cannot be repaired here."),
    ),
    "F_NIP_LENGTH": FindingKind(
        Severity.SET_ASIDE, N_("This is not a NIP of 18 digits."), N_("Compare it with the source and correct it.")
    ),
    "F_NIP_OLD": FindingKind(
        Severity.SET_ASIDE,
        N_("This is an old NIP of nine digits, not in use since 2009."),
        N_("Give the 18-digit NIP (NIP BARU)."),
    ),
    "F_NIP_SERIAL": FindingKind(
        Severity.SET_ASIDE,
        N_("The NIP ends in 000, which no NIP does: it has been through a number cell and lost its last digits."),
        N_("Format the column as text and copy the NIP from the source again; it cannot be repaired here."),
    ),
    "F_NIP_ROUNDED": FindingKind(
        Severity.SET_ASIDE,
        N_(
            "The NIPs of this column have been through a number: far too many are multiples of 32, as rounded ones are."
        ),
        N_("Format the column as text and copy the NIPs from the source again; they cannot be repaired here."),
    ),
    "F_DIGITS_LOST": FindingKind(
        Severity.SET_ASIDE,
        N_("A code of more than 15 digits stands in a number cell; Excel has lost its last digits."),
        N_("Format the column as text and copy the code from the source again."),
    ),
    "F_WORD_UNKNOWN": FindingKind(
        Severity.SET_ASIDE,
        N_("This word is not known here. Nearest: {nearest}. Allowed: {allowed}."),
        N_("Correct it, or add the spelling to the region's configuration."),
    ),
    "F_CONDITION_BAD": FindingKind(
        Severity.SET_ASIDE,
        N_("'{condition}' is no condition: what is asked of whom, a sign, and a value, such as sex = P or age <= 45."),
        N_(
            "Write it so, several with ';' between them. A word of a name: jabatan ~ dokter. < only for age, education."
        ),
    ),
    "F_CONDITION_ATTRIBUTE": FindingKind(
        Severity.SET_ASIDE,
        N_("Nothing named '{attribute}' is known of an employee, so nobody can be asked for it."),
        N_("Ask for one of these: {allowed}."),
    ),
    "F_CONDITION_VALUE": FindingKind(
        Severity.SET_ASIDE,
        N_("{attribute} is never '{value}'."),
        N_("Write one of these: {allowed}."),
    ),
    "F_COMPETENCY_BAD": FindingKind(
        Severity.SET_ASIDE,
        N_("No competency has this name or code. Nearest: {nearest}."),
        N_("Correct it, say which it is with 'asnkarier aliases accept', or add it to the region's configuration."),
    ),
    "F_DATE_BAD": FindingKind(
        Severity.SET_ASIDE,
        N_("This is not a date between 1900 and 2100."),
        N_("Write it as day-month-year, such as 31-12-2025, or as an Excel date."),
    ),
    "F_NUMBER_BAD": FindingKind(
        Severity.SET_ASIDE, N_("This is not a number of the kind needed."), N_("Write digits only, such as 40.")
    ),
    "F_RUPIAH_BAD": FindingKind(
        Severity.SET_ASIDE,
        N_("This is not an amount in whole rupiah."),
        N_("Write digits, with dots between thousands if you like: 1.250.000."),
    ),
    "F_RANGE": FindingKind(
        Severity.SET_ASIDE, N_("The number is not between {minimum} and {maximum}."), N_("Check it and correct it.")
    ),
    "F_LEVEL_RANGE": FindingKind(
        Severity.SET_ASIDE,
        N_("This is not a whole level from 1 to 5."),
        N_("Correct the level; leave the cell empty if the person was not assessed."),
    ),
    # Rows: set aside
    "F_DUPLICATE": FindingKind(
        Severity.SET_ASIDE,
        N_("The same row stands more than once (also row {rows}); it was taken once."),
        N_("Delete the copies."),
    ),
    "F_CONFLICT": FindingKind(
        Severity.SET_ASIDE,
        N_("Rows for the same subject contradict each other (also row {rows}; different: {columns}); none was taken."),
        N_("Keep the right row and delete the others."),
    ),
    "F_SEATS": FindingKind(
        Severity.SET_ASIDE,
        N_("A class would need more participants than it has seats."),
        N_("Correct the fewest participants or the seats."),
    ),
    "F_LEVEL_ORDER": FindingKind(
        Severity.SET_ASIDE,
        N_("The training does not end above the level it begins with."),
        N_("Correct the level before or the level after."),
    ),
    "F_DATE_ORDER": FindingKind(
        Severity.SET_ASIDE, N_("What the row tells of ends before it begins."), N_("Correct one of the two dates.")
    ),
    "F_LEVEL_OVERLAP": FindingKind(
        Severity.SET_ASIDE,
        N_("Two steps of one training in one competency overlap, so nobody can say which one counts."),
        N_("Let each step begin at the level where the one before it ends."),
    ),
    "F_SCORE_MAX": FindingKind(
        Severity.SET_ASIDE, N_("The value is above the highest possible one."), N_("Correct one of the two.")
    ),
    "F_IP_ASN_TOTAL": FindingKind(
        Severity.SET_ASIDE,
        N_("The total is not the sum of the four parts."),
        N_("Export the index again, or correct the part or the total that is wrong."),
    ),
    "F_POSITION_HELD": FindingKind(
        Severity.SET_ASIDE,
        N_("The position is said to be vacant, and a holder is named."),
        N_("Correct the status, or take out the NIP of the holder."),
    ),
    "F_UNIT_LOOP": FindingKind(
        Severity.SET_ASIDE,
        N_("Following the units above it, the unit stands above itself."),
        N_("Correct the code of the unit above."),
    ),
    "F_TARGET": FindingKind(
        Severity.SET_ASIDE,
        N_("The target is not what the scope says: a NIP of 18 digits for a person, a jenjang for a jenjang."),
        N_("Correct the target or the scope."),
    ),
    "F_DATE_FUTURE": FindingKind(
        Severity.SET_ASIDE,
        N_("The row tells of something that happened, but is dated after today."),
        N_("Correct the date, or import it when the day has come."),
    ),
    "F_DATE_IMPOSSIBLE": FindingKind(
        Severity.SET_ASIDE,
        N_("On the date of the assessment the person was not yet 15 years old, as the NIP tells."),
        N_("Correct the date: it may be the date of birth or that of a decree."),
    ),
    "F_DATE_EARLY": FindingKind(
        Severity.SET_ASIDE,
        N_("The assessment is dated before the person was appointed, as the NIP tells."),
        N_("Compare date and NIP with the source: the date may be that of a decree, or the NIP that of somebody else."),
    ),
    "F_DATE_SWAPPED": FindingKind(
        Severity.SET_ASIDE,
        N_("Day and month are perhaps exchanged: the column mixes dates up to day 12 with later days written as text."),
        N_("Type the column anew as text such as 03-04-2025, or import it from the source as CSV."),
    ),
    "F_DATE_MIXED": FindingKind(
        Severity.SET_ASIDE,
        N_("Some dates of the column begin with the day and some with the month, so this one can be read in two ways."),
        N_("Write all dates of the column as day-month-year."),
    ),
    # Cells: the row is taken with the value unknown
    "F_ERROR_IGNORED": FindingKind(
        Severity.WARNING,
        N_("The formula of this cell failed ({error}); the value is left unknown."),
        N_("Mend the formula, or type the value."),
    ),
    "F_NIP_IGNORED": FindingKind(
        Severity.WARNING, N_("This is not a usable NIP; it is left unknown."), N_("Copy it from the source as text.")
    ),
    "F_WORD_IGNORED": FindingKind(
        Severity.WARNING,
        N_("This word is not known here and is left out. Nearest: {nearest}. Allowed: {allowed}."),
        N_("Correct it, or add the spelling to the region's configuration."),
    ),
    "F_DATE_IGNORED": FindingKind(
        Severity.WARNING,
        N_("This is not a date between 1900 and 2100; it is left unknown."),
        N_("Write it as day-month-year, such as 31-12-2025, or as an Excel date."),
    ),
    "F_DATE_SWAPPED_IGNORED": FindingKind(
        Severity.WARNING,
        N_(
            "Day and month are perhaps exchanged: the column mixes dates up to day 12 with later days written as text; "
            "it is left unknown."
        ),
        N_("Type the column anew as text such as 03-04-2025, or import it from the source as CSV."),
    ),
    "F_DATE_MIXED_IGNORED": FindingKind(
        Severity.WARNING,
        N_(
            "Some dates of the column begin with the day and some with the month, so this one can be read in two ways; "
            "it is left unknown."
        ),
        N_("Write all dates of the column as day-month-year."),
    ),
    "F_NUMBER_IGNORED": FindingKind(
        Severity.WARNING, N_("This is not a number of the kind needed; it is left unknown."), N_("Write digits only.")
    ),
    "F_RANGE_IGNORED": FindingKind(
        Severity.WARNING,
        N_("The number is not between {minimum} and {maximum}; it is left unknown."),
        N_("Check it and correct it."),
    ),
    "F_GRADE_HALF": FindingKind(
        Severity.WARNING,
        N_("The golongan of a PNS has no ruang; it is left unknown."),
        N_("Write golongan and ruang in one column, such as III/b."),
    ),
    "F_GRADE_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("This is not a golongan; it is left unknown."),
        N_("Write it as III/b, for a PPPK as IX."),
    ),
    "F_ESELON_UNKNOWN": FindingKind(
        Severity.WARNING, N_("This is not an eselon; it is left unknown."), N_("Write it as III.a, or Non-Eselon.")
    ),
    # Rows: taken, but look
    "F_NIP_DATE": FindingKind(
        Severity.WARNING,
        N_("The NIP does not begin with a possible date of birth, or with another one than the row states."),
        N_("Compare both with the person's file."),
    ),
    "F_NIP_TYPE": FindingKind(
        Severity.WARNING,
        N_("Digits 13 and 14 of the NIP fit neither a PNS nor a PPPK, or not the employment that the row states."),
        N_("Compare both with the person's file."),
    ),
    "F_NIP_SEX": FindingKind(
        Severity.WARNING,
        N_("Digit 15 of the NIP is neither 1 (man) nor 2 (woman), or not the sex that the row states."),
        N_("Compare both with the person's file."),
    ),
    "F_NIP_DRAGGED": FindingKind(
        Severity.WARNING,
        N_("The NIP grows by one from row to row: it was perhaps dragged down the column."),
        N_("Compare these NIPs with the source."),
    ),
    "F_YEAR_EARLY": FindingKind(
        Severity.WARNING,
        N_("Years lie before the persons were appointed, as their NIP tells."),
        N_("Compare year and NIP with the source."),
    ),
    "F_DATE_TURNED": FindingKind(
        Severity.WARNING,
        N_("Day and month of these dates of birth were exchanged; the NIP tells the true ones, which were taken."),
        N_("Check one of them, and the other dates of the sheet."),
    ),
    "F_DATE_MONTH_FIRST": FindingKind(
        Severity.WARNING,
        N_("The dates of the column begin with the month, as some of them show; all were read so."),
        N_("Check one of them. Dates such as 31-12-2025 leave no doubt."),
    ),
    "F_STANDING_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("'{name}' is no known legal standing; these people are counted as if nothing were stated."),
        N_("Correct it, or add it to a list of jabatan.standing in the region's configuration."),
    ),
    "F_JENJANG_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("The jenjang does not follow from the position, so no standard of a jenjang applies to this person."),
        N_("Give jenis jabatan, eselon or jenjang, or write the position with its present name."),
    ),
    "F_UNIT_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("The OPD {name} is not in the region's list."),
        N_("Add it to import.units of the region's configuration, or say which it is with 'asnkarier aliases accept'."),
    ),
    "F_UNIT_NEAR": FindingKind(
        Severity.WARNING,
        N_("The OPD {name} is not in the region's list, but may be {nearest}; nothing was merged."),
        N_('If it is the same, say so once: asnkarier aliases accept --kind units "{name}" OPD'),
    ),
    # Nothing is lost
    "F_DATE_AMBIGUOUS": FindingKind(
        Severity.INFO,
        N_("Dates with slashes could be read in two ways; the day was taken as first, the month as second."),
        N_("Check one of them. Dates with dashes, such as 05-08-2024, leave no doubt."),
    ),
    "F_NORMALISED": FindingKind(
        Severity.INFO,
        N_("Another spelling was put into ours; here it became: {became}"),
        N_("Nothing to do, if this is what was meant."),
    ),
    # Between tables
    "F_PERSON_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("Nobody in the employee table has this NIP; the row waits until the person is imported."),
        N_("Import the employee file, or correct the NIP."),
    ),
    "F_TRAINING_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("The catalogue has no training {training}."),
        N_("Import the catalogue, or correct the code."),
    ),
    "F_TRAINING_AIMLESS": FindingKind(
        Severity.WARNING,
        N_("No competency is named for the training {training}, so it can close no gap."),
        N_("Name the competencies it raises, with level before and after."),
    ),
    "F_FUND_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("The fund {fund} has no ceiling, so it can pay for no training."),
        N_("Add its ceiling to the budget, or correct the fund."),
    ),
    "F_UNOR_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("There is no unit with the code {unit}."),
        N_("Import the list of units, or correct the code."),
    ),
    "F_OPD_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("No employee belongs to the OPD {name}."),
        N_("Use the name that the employee file uses."),
    ),
    "F_JABATAN_UNKNOWN": FindingKind(
        Severity.WARNING,
        N_("Nobody holds the position {target}, so the standard applies to nobody yet."),
        N_("Compare the name with the employee file; 'asnkarier aliases list' names those that are near."),
    ),
    # What the office decides about a plan
    "F_DECISION_NIP": FindingKind(
        Severity.STOP,
        N_("The NIP of a decision cannot be read."),
        N_("Write its 18 digits as text; in a number cell the last ones are lost."),
    ),
    "F_DECISION_PERSON": FindingKind(
        Severity.STOP,
        N_("A decision on {training} names somebody whom the plan does not count."),
        N_("Correct the NIP, or import the employee first."),
    ),
    "F_DECISION_TRAINING": FindingKind(
        Severity.STOP,
        N_("A decision names no training of the catalogue: {training}."),
        N_("Write its code or its whole title; * for every training stands in a ban only."),
    ),
    "F_DECISION_WORD": FindingKind(
        Severity.STOP,
        N_("{word} is no decision."),
        N_(
            "Write 'tetap' (keep) for a seat that every plan must have, 'batal' (ban) for one that none may have, "
            "'bebas' (free) to take an earlier decision back."
        ),
    ),
    "F_DECISION_AGAINST": FindingKind(
        Severity.STOP,
        N_("A seat in {training} is both kept and banned."),
        N_("Leave one of the two decisions out."),
    ),
    "F_EDIT_OTHER_SEAT": FindingKind(
        Severity.STOP,
        N_("The row is no longer the seat it was: person or training was written over, or moved without the row."),
        N_("Take the workbook anew with 'asnkarier report plan-training'; fill in the yellow columns only."),
    ),
    "F_EDIT_WORD": FindingKind(
        Severity.STOP,
        N_("The decision is none of the words that may stand there."),
        N_("Choose from the list of the cell: Tetap, Batal or Ganti; empty is undecided."),
    ),
    "F_EDIT_REPLACED": FindingKind(
        Severity.STOP,
        N_("Who comes instead and the decision do not go together, or the NIP cannot be read."),
        N_("Beside 'Ganti' stands the NIP of the person who comes instead, 18 digits as text; else the cell is empty."),
    ),
    "F_EDIT_AGAINST": FindingKind(
        Severity.STOP,
        N_("Two rows decide otherwise about one seat."),
        N_("Delete the copy that is wrong."),
    ),
    "F_EDIT_ADDED": FindingKind(
        Severity.SET_ASIDE,
        N_("The row is no seat of the plan; it was added."),
        N_("Name further people in a table for --decisions, or as the one who comes instead."),
    ),
    "F_EDIT_TWICE": FindingKind(Severity.WARNING, N_("The row stands twice; it counts once."), N_("Delete the copy.")),
    "F_EDIT_DELETED": FindingKind(
        Severity.SET_ASIDE,
        N_("Seats of the plan that no longer stand in the sheet: {count}. They count as undecided."),
        N_("To cancel a seat, write 'Batal' beside it in the workbook of the plan."),
    ),
    "F_EDIT_CELL": FindingKind(
        Severity.WARNING,
        N_("A figure of the seat was written over; the stored one counts."),
        N_("Correct the catalogue or the budget instead, and plan again."),
    ),
    "F_LOCK_TRAINING": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: the catalogue has no such training."),
        N_("Import the catalogue, or free the seat."),
    ),
    "F_LOCK_NOT_ASSESSED": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: the person's level in what it teaches is not known."),
        N_("Assess the person first, or free the seat."),
    ),
    "F_LOCK_CLOSES_NOTHING": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: it closes no gap of the person."),
        N_("Choose a training that raises what the person lacks from the level held, or free the seat."),
    ),
    "F_LOCK_LEAVES": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: the person leaves the service before the year ends."),
        N_("Free the seat, or correct the dates in the employee file."),
    ),
    "F_LOCK_JENJANG": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: the training is not open to the person's tier of position."),
        N_("Free the seat, or correct the tiers in the catalogue."),
    ),
    "F_LOCK_NO_FUND": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: no fund that may pay for it has a ceiling this year."),
        N_("Import the ceiling, or free the seat."),
    ),
    "F_LOCK_AWAY": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: the person is not at work, as on study leave."),
        N_("Free the seat, or correct the person's legal standing."),
    ),
    "F_LOCK_PREREQUISITE": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: what must be passed before is not known to be passed."),
        N_("Import the history of trainings, or free the seat."),
    ),
    "F_LOCK_NOT_OPEN": FindingKind(
        Severity.SET_ASIDE,
        N_("The seat in {training} cannot be kept: the training is not open to the person."),
        N_("See who it is for in the catalogue, or free the seat."),
    ),
}


def severity(finding: Finding) -> Severity:
    """Give how far the finding reaches."""
    return CATALOGUE[finding.code].severity


def sentence(finding: Finding, translate: Translate) -> str:
    """Say what is wrong, in the reader's language."""
    return translate(CATALOGUE[finding.code].sentence).format(**finding.details)


def remedy(finding: Finding, translate: Translate) -> str:
    """Say what to do next, in the reader's language."""
    return translate(CATALOGUE[finding.code].remedy).format(**finding.details)


def place(finding: Finding) -> str:
    """Name the place: ``file > sheet > cell (header)``, as far as it is known."""
    where = " > ".join(part for part in (finding.file, finding.sheet, finding.cell) if part)
    return f"{where} ({finding.header})" if finding.header else where
