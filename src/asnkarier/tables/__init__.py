"""What each table is: the tables of all modules, in the order of the reference. A table is listed in its module."""

from asnkarier.tables import development, organisation, people, results
from asnkarier.tables.schema import Table

IMPORTED: dict[str, Table] = {
    table.name: table for table in (*people.TABLES, *development.TABLES, *organisation.TABLES)
}
"""Tables filled by ``asnkarier import``."""

RESULTS: dict[str, Table] = {table.name: table for table in results.TABLES}
"""Tables the analyses produce."""

TABLES: dict[str, Table] = IMPORTED | RESULTS
