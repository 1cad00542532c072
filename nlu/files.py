"""Arrays in files that are there whole, or not at all."""

import logging
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)


def write_arrays(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """All or nothing: another process never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_arrays(path: Path) -> dict[str, NDArray[np.generic]]:
    """Nothing where there is no such file, or one that cannot be read: it is made anew then."""
    if not path.exists():
        return {}
    try:
        # opened here: numpy leaves a damaged file open
        with path.open("rb") as handle, np.load(handle, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        log.warning("nlu: a file cannot be read", extra={"path": str(path)})
        return {}
