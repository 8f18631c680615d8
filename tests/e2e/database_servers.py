"""Real database servers for the tests: started from Debian's packages on a free port, ended with the tests."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

OWNER, READER = "pemilik", "pembaca"
PASSWORD = "rahasia-sekali"  # noqa: S105 - of a server that lives as long as a test


@dataclass(frozen=True)
class Server:
    """A running server; ``url`` is what the reading user gives, ``owner`` a connection that may do everything."""

    kind: str
    port: int
    owner: Any

    @property
    def url(self) -> str:
        return f"{self.kind}://{READER}@127.0.0.1:{self.port}/kepegawaian"

    def do(self, *statements: str) -> None:
        with self.owner.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def ask(self, statement: str) -> list[tuple]:
        with self.owner.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def connected(connect: Any, port: int, process: subprocess.Popen) -> Any:
    """Connect as soon as the server listens and is ready."""
    deadline = time.monotonic() + 60
    while True:
        assert process.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return connect()
        except Exception:  # not yet listening, or still starting; each driver has errors of its own
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@contextmanager
def running(command: list[object], **options: Any) -> Iterator[subprocess.Popen]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    process = subprocess.Popen([str(word) for word in command], **quiet, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def postgresql() -> Iterator[Server]:
    """Start PostgreSQL; as root it runs as the account that Debian makes for it, for it refuses root."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not programs:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    psycopg = pytest.importorskip("psycopg")
    account = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        (folder / "password").write_text(PASSWORD)
        if account:
            for path in (folder, folder / "password"):
                shutil.chown(path, "postgres", "postgres")
        data = folder / "data"
        subprocess.run(
            [programs[-1], "-D", data, "-U", OWNER, "-A", "scram-sha-256", "--pwfile", folder / "password",
             "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
            check=True, capture_output=True, cwd=folder, **account,
        )  # fmt: skip
        settings = [f"-c{setting}" for setting in ("fsync=off", "listen_addresses=127.0.0.1", "timezone=UTC")]
        command = [programs[-1].with_name("postgres"), "-D", data, "-k", folder, "-p", port, *settings]
        with running(command, cwd=folder, **account) as process:
            address = {"host": "127.0.0.1", "port": port, "user": OWNER, "password": PASSWORD, "autocommit": True}
            with connected(lambda: psycopg.connect(**address, dbname="postgres"), port, process) as first:
                first.execute("CREATE DATABASE kepegawaian")
            with psycopg.connect(**address, dbname="kepegawaian") as owner:
                server = Server("postgresql", port, owner)
                server.do(f"CREATE ROLE {READER} LOGIN PASSWORD '{PASSWORD}'")
                server.do(f"ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO {READER}")
                yield server


@contextmanager
def mariadb() -> Iterator[Server]:
    """Start MariaDB; the reading user may do everything, so that only the transaction keeps it from writing."""
    daemon, install = shutil.which("mariadbd"), shutil.which("mariadb-install-db")
    if not daemon or not install:
        pytest.skip("no MariaDB server here: apt-get install mariadb-server")
    pymysql = pytest.importorskip("pymysql")
    account = getpass.getuser()
    with tempfile.TemporaryDirectory(prefix="my-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        subprocess.run(
            [install, "--no-defaults", f"--datadir={folder / 'data'}", f"--user={account}", "--skip-test-db",
             "--auth-root-authentication-method=normal"],
            check=True, capture_output=True,
        )  # fmt: skip
        command = [daemon, "--no-defaults", f"--datadir={folder / 'data'}", f"--user={account}", f"--port={port}",
                   f"--socket={folder / 's'}", "--bind-address=127.0.0.1", f"--pid-file={folder / 'pid'}",
                   "--innodb-flush-log-at-trx-commit=0", "--default-time-zone=+00:00"]  # fmt: skip
        with running(command, cwd=folder) as process:
            socket_file = str(folder / "s")
            owner = connected(
                lambda: pymysql.connect(unix_socket=socket_file, user="root", autocommit=True, charset="utf8mb4"),
                port,
                process,
            )
            with owner:
                server = Server("mariadb", port, owner)
                server.do(
                    "CREATE DATABASE kepegawaian CHARACTER SET utf8mb4",
                    "USE kepegawaian",
                    f"CREATE USER {READER}@'%' IDENTIFIED BY '{PASSWORD}'",
                    f"GRANT ALL ON *.* TO {READER}@'%'",
                )
                yield server


SERVERS = {"postgresql": postgresql, "mariadb": mariadb}
