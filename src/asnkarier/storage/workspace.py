"""The workspace: a folder with ``asnkarier.yaml``, the regions' overrides, the inbox, the reports and the store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from asnkarier.atomic import create_bytes, make_folder
from asnkarier.config.layers import plain
from asnkarier.config.mistakes import ConfigMistakes, KeyPath, Mistake, Origin, unknown
from asnkarier.config.model import Section
from asnkarier.config.parse import Node, parse_file
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.storage.store import Store

SETTINGS_FILE = "asnkarier.yaml"
REGION_CODE = r"^[a-z][a-z0-9_]*$"


def _inside(folder: str) -> str:
    """Refuse a folder outside the workspace, as any system would read its name."""
    for path in (PurePosixPath(folder), PureWindowsPath(folder)):
        if not folder.strip() or path.anchor or ".." in path.parts or folder.startswith("~"):
            raise ValueError(folder)
    return folder


InsideFolder = Annotated[str, AfterValidator(_inside)]


class Folders(Section):
    """Where things are, inside the workspace."""

    configs: InsideFolder = "configs"
    """Configuration of the office's own: regions, and what differs from the shipped ones."""
    inbox: InsideFolder = "inbox"
    """Files to import."""
    mappings: InsideFolder = "mappings"
    """Mappings of headers that are used by themselves, a folder for each region."""
    reports: InsideFolder = "reports"
    """Documents written."""
    store: InsideFolder = "store"
    """Tables at rest."""


class Settings(Section):
    """``asnkarier.yaml``."""

    region: str = Field(pattern=REGION_CODE)
    """Region of commands that name none."""
    folders: Folders = Folders()
    """Where things are."""


TEMPLATE = """\
# Workspace of asnkarier.
# Region of commands that name none.
region: {region}
# Folders of this workspace; remove the # to change one.
# folders:
#   configs: configs   # configuration of your own, over the shipped one
#   inbox: inbox       # files to import
#   mappings: mappings # how senders' headers are read, by region
#   reports: reports   # documents written
#   store: store       # tables at rest: change nothing in there by hand
"""


@dataclass(frozen=True)
class Workspace:
    """An opened workspace."""

    folder: Path
    settings: Settings

    @property
    def region(self) -> str:
        """Code of the default region."""
        return self.settings.region

    @property
    def configs(self) -> Path:
        """Folder of the office's own configuration."""
        return self.folder / self.settings.folders.configs

    @property
    def mappings(self) -> Path:
        """Folder of the mappings that are used by themselves."""
        return self.folder / self.settings.folders.mappings

    @property
    def inbox(self) -> Path:
        """Folder of files to import."""
        return self.folder / self.settings.folders.inbox

    @property
    def reports(self) -> Path:
        """Folder of documents."""
        return self.folder / self.settings.folders.reports

    def store(self, region: str | None = None) -> Store:
        """Open the store of a region, else of the default one; UsageError if that can be no region's code."""
        code = self.region if region is None else region
        if not re.fullmatch(REGION_CODE, code):
            raise UsageError(
                N_("'{code}' is no region code."), remedy=N_("A code is a word in small letters, as mamuju."), code=code
            )
        return Store(self.folder / self.settings.folders.store, code)


def create_workspace(folder: Path, region: str) -> Workspace:
    """Make a workspace, private to its owner; one that exists for the same region is opened as it is.

    Raises:
        UsageError: the folder is the workspace of another region.
    """
    if not (folder / SETTINGS_FILE).exists():
        settings = Settings(region=region)
        for name in Folders.model_fields:
            make_folder(folder / getattr(settings.folders, name))
        create_bytes(folder / SETTINGS_FILE, TEMPLATE.format(region=region).encode())
    workspace = Workspace(folder, _read_settings(folder / SETTINGS_FILE))
    if workspace.region != region:
        raise UsageError(
            N_("{folder} is already a workspace, of the region {region}."),
            remedy=N_("Choose another folder, or use it with --region."),
            folder=folder,
            region=workspace.region,
        )
    return workspace


def open_workspace(folder: Path | None, environ: Mapping[str, str], here: Path) -> Workspace:
    """Open the workspace asked for.

    Args:
        folder: the folder given by ``--workspace``; else the one ``ASNKARIER_WORKSPACE`` names; else
            ``here`` or the nearest folder above it that is one.
        environ: the environment.
        here: the current folder.

    Raises:
        UsageError: there is none.
        ConfigError: its ``asnkarier.yaml`` has a mistake.
    """
    named = folder or (Path(environ["ASNKARIER_WORKSPACE"]) if environ.get("ASNKARIER_WORKSPACE") else None)
    candidates = [here / named] if named else [here, *here.parents]
    for candidate in candidates:
        if (candidate / SETTINGS_FILE).is_file():
            return Workspace(candidate, _read_settings(candidate / SETTINGS_FILE))
    raise UsageError(
        N_("{folder} is no workspace: it holds no asnkarier.yaml."),
        remedy=N_("Make one with 'asnkarier init', or name one with --workspace or ASNKARIER_WORKSPACE."),
        folder=candidates[0],
    )


def _read_settings(file: Path) -> Settings:
    node = parse_file(file)
    try:
        return Settings.model_validate(plain(node))
    except ValidationError as error:
        raise ConfigMistakes(_mistake(node, found["type"], found["loc"]) for found in error.errors()) from error


def _mistake(node: Node, kind: str, path: KeyPath) -> Mistake:
    if kind == "extra_forbidden":
        known = (Folders if len(path) > 1 else Settings).model_fields
        text, values = unknown("key", str(path[-1]), known)
    elif kind == "missing":
        text, values = N_("this key is missing."), {}
    elif path[0] == "folders" and kind == "value_error":
        text, values = N_("must be a folder inside the workspace; for another place use --out."), {}
    else:
        text, values = N_("is not what belongs here."), {}
    return Mistake(text, values, path, _origin(node, path))


def _origin(node: Node, path: KeyPath) -> Origin:
    """Give the place of a key, or of the nearest key above it."""
    for key in path:
        if not isinstance(node.value, dict) or key not in node.value:
            break
        node = node.value[str(key)]
    return node.origin
