"""The office around a store, for what takes one."""

import dataclasses

from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.storage.store import Store
from asnkarier.storage.workspace import Settings, Workspace
from asnkarier.workflows.office import Office
from asnkarier.workflows.studies import STEPS


def office_of(store: Store, **automation: float) -> Office:
    """The office whose store this is, with Mamuju's configuration, which waits for nobody."""
    loaded = load_region("mamuju", [configs_folder()], STEPS)
    patience = loaded.config.automation.model_copy(update={"lock_wait_seconds": 0.0} | automation)
    config = loaded.config.model_copy(update={"automation": patience})
    workspace = Workspace(store.folder.parent.parent, Settings(region=store.region))
    return Office(workspace, dataclasses.replace(loaded, config=config), store)
