"""Reads the rows of one SELECT from PostgreSQL or MariaDB as a sheet; the only module that knows SQLAlchemy.

The transaction is read-only, each answer has a time limit, and rows come in portions. Neither the password nor the
user's name ever gets into a message, nor what a server says of a value: its words are shown only where they are about
the query.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.readers.display import printable
from asnkarier.readers.files.select import is_one_select
from asnkarier.readers.files.sheet import CHUNK_ROWS, Row, Sheet
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Cell, ErrorCell

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

PASSWORD_VARIABLE = "ASNKARIER_DB_PASSWORD"  # noqa: S105 - the name of it
TIMEOUT_SECONDS = 300
"""How long the server may work on one answer."""
CONNECT_SECONDS = 15
ROWS_MAX = 2_000_000

_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "mariadb": "mariadb+pymysql"}
_OPTIONS = {
    "postgresql": ("host", "service", "sslcert", "sslkey", "sslmode", "sslrootcert"),
    "mariadb": ("ssl_ca", "ssl_cert", "ssl_key", "unix_socket"),
}
"""What may follow the ``?`` of a URL: where the server is and how it proves who it is; no password, no settings."""
_EXACT = 10**15
"""From here on a whole number is an identifier: a double, as a sheet would hold it, could lose its last digits."""
_ABOUT_THE_QUERY = frozenset({1044, 1054, 1055, 1064, 1142, 1143, 1146, 1305, 1792})
"""MariaDB's codes of errors in a query, or of rights it lacks."""
_ABOUT_THE_QUERY_SQLSTATE = frozenset({"42", "25"})
"""What PostgreSQL's codes of these begin with; 25 is a query that wants to write."""
_TIMED_OUT = frozenset({"57014", 1969})
NO_VALUE = ErrorCell("#TYPE")
"""Stands for a value that is no text, number, date or truth value, as an array or an image."""


@dataclass(frozen=True)
class Database:
    """Where the rows are. ``place`` names it without user and password, as it may be put on record."""

    driver: str
    host: str | None
    port: int | None
    name: str
    user: str | None = field(repr=False)
    password: str | None = field(repr=False)
    options: Mapping[str, str]

    @property
    def is_mariadb(self) -> bool:
        """Whether it is a MariaDB server, else PostgreSQL."""
        return self.driver.startswith("mariadb")

    @property
    def place(self) -> str:
        """The kind of server, its address and the database's name."""
        where = self.host or self.options.get("host") or self.options.get("unix_socket") or ""
        return f"{self.driver.partition('+')[0]}://{where}{f':{self.port}' if self.port else ''}/{self.name}"


def database_of(url: str, password: str | None) -> Database:
    """Read a URL such as ``postgresql://user@host:5432/name``.

    Raises:
        UsageError: it holds a password, or is none of a database that is read. The URL is never repeated.
    """
    try:
        parts = urlsplit(url)
        options, port = dict(parse_qsl(parts.query, keep_blank_values=True)), parts.port
        has_password = parts.password is not None or any("pass" in name.lower() for name in options)
    except ValueError:
        raise _no_url() from None
    if has_password:
        raise UsageError(
            N_("The URL of the database holds a password, which others can see in the list of processes."),
            remedy=N_("Take it out, and set it as {variable} in the environment, or in ~/.pgpass for PostgreSQL."),
            variable=PASSWORD_VARIABLE,
        )
    driver = _DRIVERS.get(parts.scheme, "")
    if not driver or parts.fragment or not options.keys() <= set(_OPTIONS[driver.partition("+")[0]]):
        raise _no_url()
    user = unquote(parts.username) if parts.username else None
    name = unquote(parts.path.lstrip("/"))
    return Database(driver, parts.hostname, port, name, user, password or None, options)


def _no_url() -> UsageError:
    return UsageError(
        N_("This is no URL of a database that can be read."),
        remedy=N_(
            "Write postgresql://user@host:5432/database or mariadb://user@host:3306/database. "
            "Behind a '?' may follow, for PostgreSQL: {postgresql}; for MariaDB: {mariadb}."
        ),
        postgresql=", ".join(_OPTIONS["postgresql"]),
        mariadb=", ".join(_OPTIONS["mariadb"]),
    )


@contextmanager
def query_sheet(database: Database, query: str, zone: ZoneInfo) -> Iterator[Sheet]:
    """Run a query and give its rows as a sheet: the columns' names are row 1, the rows begin in row 2.

    Args:
        database: where to ask.
        query: one SELECT statement.
        zone: the time zone in which moments become days.

    Raises:
        UsageError: the packages of the extra ``db`` are not installed.
        Refusal: no connection, a query that is refused or takes too long, or too many rows.
    """
    if not is_one_select(query, mariadb=database.is_mariadb):
        raise Refusal("E_DB_STATEMENT")
    engine = _engine(database)
    try:
        with (
            _connected(engine, database) as connection,
            closing(_rows(connection, database, query, zone)) as rows,
        ):
            yield Sheet("query", rows)
    finally:
        engine.dispose()


def _engine(database: Database) -> Engine:
    try:
        from sqlalchemy import URL, create_engine
        from sqlalchemy.pool import NullPool

        url = URL.create(
            database.driver,
            username=database.user,
            password=database.password,
            host=database.host,
            port=database.port,
            database=database.name or None,
            query=dict(database.options),
        )
        own = {"charset": "utf8mb4"} if database.is_mariadb else {"application_name": "asnkarier"}
        return create_engine(
            url, poolclass=NullPool, hide_parameters=True, connect_args={"connect_timeout": CONNECT_SECONDS, **own}
        )
    except ImportError:
        raise UsageError(
            N_("Reading from a database needs packages that are not installed."),
            remedy=N_("In the folder of the program, run: python -m pip install -r requirements/db.txt"),
        ) from None


@contextmanager
def _connected(engine: Engine, database: Database) -> Iterator[Connection]:
    """Open a connection; only its opening is guarded here, so that no other error passes for a failed one."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        connection = engine.connect()
    except (SQLAlchemyError, OSError, RuntimeError, UnicodeError) as error:
        raise Refusal("E_DB_CONNECT", reason=_without_credentials(error, database)) from None
    with connection:
        yield connection


def _rows(connection: Connection, database: Database, query: str, zone: ZoneInfo) -> Generator[Row]:
    """Give the columns' names, then the rows, each value as a cell."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        _begin(connection, database, zone)
        options = {"stream_results": True, "no_parameters": True, "yield_per": CHUNK_ROWS}
        with connection.exec_driver_sql(query, execution_options=options) as result:
            yield tuple(map(str, result.keys()))
            for number, row in enumerate(result, 1):
                if number > ROWS_MAX:
                    raise Refusal("E_TOO_BIG", limit=f"{ROWS_MAX} rows")
                yield [_cell(value, zone) for value in row]
    except (SQLAlchemyError, UnicodeError) as error:
        raise _refused(error) from None


def _begin(connection: Connection, database: Database, zone: ZoneInfo) -> None:
    """Begin a transaction that can only read, with a time limit for each answer."""
    if database.is_mariadb:
        offset = datetime.now(zone).strftime("%z")
        settings = {
            "max_statement_time": TIMEOUT_SECONDS,
            "time_zone": f"'{offset[:3]}:{offset[3:]}'",
            "sql_select_limit": ROWS_MAX + 1,  # its driver has to read to the end, also what nobody wants any more
        }
        connection.exec_driver_sql("SET " + ", ".join(f"SESSION {name} = {value}" for name, value in settings.items()))
        connection.exec_driver_sql("START TRANSACTION READ ONLY")
    else:
        connection.execution_options(postgresql_readonly=True)
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{TIMEOUT_SECONDS}s'")


def _cell(value: Any, zone: ZoneInfo) -> Cell:
    """Give a value of the database as the cell that a sheet would hold, with no digit lost."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _text(bytes(value))
    if isinstance(value, Decimal):
        value = int(value) if value.is_finite() and value == value.to_integral_value() else float(value)
    if isinstance(value, int):
        return str(value) if abs(value) >= _EXACT else value
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, (float, date)):
        return value
    return str(value) if isinstance(value, (UUID, time, timedelta)) else NO_VALUE


def _text(value: bytes) -> Cell:
    """Give bytes as the text they are; an image or the like is none."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        return NO_VALUE
    return text if text.isprintable() else NO_VALUE


def _refused(error: Exception) -> Refusal:
    """Say why a query failed; the server's own words are about a value where they are not about the query."""
    from sqlalchemy.exc import DBAPIError

    cause: Any = getattr(error, "orig", None) or error
    words, code = "", ""
    if diagnosis := getattr(cause, "diag", None):  # PostgreSQL
        code = cause.sqlstate or ""
        words = diagnosis.message_primary or "" if code[:2] in _ABOUT_THE_QUERY_SQLSTATE else ""
    elif isinstance(error, DBAPIError) and len(cause.args) > 1:
        code = cause.args[0]
        words = str(cause.args[1]) if code in _ABOUT_THE_QUERY else ""
    if code in _TIMED_OUT:
        return Refusal("E_DB_TIMEOUT", seconds=TIMEOUT_SECONDS)
    words = re.sub(r" near '.*' at line", " at line", words, flags=re.DOTALL)  # MariaDB repeats a part of the query
    reason = re.sub(r"\d{8,}", "…", printable(words)) or f"{type(cause).__name__} {code}".strip()
    return Refusal("E_DB_QUERY", reason=reason)


def _without_credentials(error: Exception, database: Database) -> str:
    """Give what was said of an attempt to connect, without user and password."""
    cause = getattr(error, "orig", None) or error
    args: Sequence[object] = getattr(cause, "args", ())
    words = str(args[-1] if args else type(cause).__name__)
    if database.password:
        words = words.replace(database.password, "…")
    if database.user:  # as a whole word: it may be as short as a letter
        words = re.sub(rf"(?<!\w){re.escape(database.user)}(?!\w)", "…", words)
    return printable(words.strip().replace("\n", " "))[:200] or type(cause).__name__
