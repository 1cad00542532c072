"""What Rasa learns: the published content as its examples, and the way of a new model to its
server.

A folder lies between us and Rasa (`nlu/rasa_project/keep.py`): we put `<key>.yml` there and find
`<key>.tar.gz` when a model has learnt it and understood its own examples, or `<key>.failed`.
"""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import httpx
import structlog

from faq.entry import Content
from nlu.intents import Example
from nlu.rasa import PROBE, NotWell, RasaEngine, name_of, plain
from nlu.understand import all_examples

log = structlog.get_logger()

PROJECT = Path(__file__).parent / "rasa_project"
LOOK_EVERY = 1.0
"""Seconds."""
PATIENCE = 10.0
"""Seconds for an answer that nobody waits for."""
SWAP = 120.0
"""Seconds in which Rasa has to load a model."""


def as_yaml(examples: Iterable[Example]) -> str:
    """Rasa's NLU YAML: every label an intent, its examples in all languages together."""
    by_label: dict[str, dict[str, None]] = {}
    for example in examples:
        by_label.setdefault(example.label, {})[_line(example.text)] = None
    lines = ['version: "3.1"', "nlu:"]
    for label, texts in sorted(by_label.items()):
        lines += [f"- intent: {name_of(label)}", "  examples: |"]
        lines += [f"    - {text}" for text in sorted(texts) if text]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """Brackets are markup to Rasa; wide ones are read as brackets again by `nlu.normalise`."""
    shown = "".join(sign if sign.isprintable() else " " for sign in plain(text))
    return shown.replace("[", "［").strip()


def export(content: Content, folder: Path) -> str:
    """Puts the examples into the folder, whole or not at all. Returns their key, which is another
    one whenever a model has to be trained anew."""
    text = as_yaml(all_examples(content))
    pipeline = [(PROJECT / name).read_bytes() for name in ("config.yml", "components.py")]
    key = hashlib.sha256(b"\0".join([text.encode(), *pipeline])).hexdigest()[:16]
    path = folder / f"{key}.yml"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        os.replace(name, path)
    os.utime(path)  # the newest is what is wanted, also where it was wanted before
    return key


class RasaTraining:
    """Brings what is published to Rasa. One model is trained at a time, of the newest content;
    what is published meanwhile waits for it."""

    def __init__(
        self, folder: Path, http: httpx.AsyncClient, look_every: float = LOOK_EVERY
    ) -> None:
        self._folder = folder.absolute()
        self._http = http
        self._engine = RasaEngine(http, PATIENCE)
        self._look_every = look_every
        self._wanted: Content | None = None
        self._rung = asyncio.Event()

    def want(self, content: Content) -> None:
        self._wanted = content
        self._rung.set()

    async def run(self) -> None:
        """For ever."""
        while True:
            await self._rung.wait()
            self._rung.clear()
            assert self._wanted is not None
            try:
                await self.bring(self._wanted)
            except Exception:
                log.exception("rasa was not trained")

    async def bring(self, content: Content) -> bool:
        """Exports, waits for the model and has Rasa use it. Returns whether it does."""
        key = await asyncio.to_thread(export, content, self._folder)
        examples, model, failed = (
            self._folder / f"{key}{suffix}" for suffix in (".yml", ".tar.gz", ".failed")
        )
        while not model.exists():
            if failed.exists():
                log.error("rasa training failed", key=key, why=failed.read_text())
                return False
            if not examples.exists():  # somebody brought others
                return False
            await asyncio.sleep(self._look_every)
        while True:
            try:
                return await self._swap(model)
            except httpx.HTTPStatusError as error:
                log.error("rasa refuses a model", key=key, status=error.response.status_code)
                return False
            except httpx.HTTPError:
                if self._rung.is_set():  # something newer is wanted of a Rasa that is down
                    return False
                await asyncio.sleep(self._look_every)

    async def _swap(self, model: Path) -> bool:
        """The model has understood its own examples where it was trained. Here it is asked once
        more, by the way residents' messages go, and if that fails the one before is put back."""
        before = await self._used()
        if before != model.name:
            await self._use(model)
            try:
                await self._engine.rank([PROBE])
            except NotWell as error:
                log.error("rasa model put back", key=model.name, why=error.why)
                if before:
                    await self._use(self._folder / before)
                return False
        os.utime(model)  # the newest is what Rasa starts with
        log.info("rasa model in use", key=model.name)
        return True

    async def _used(self) -> str:
        """The file name of the model that Rasa uses, or empty."""
        answer = await self._http.get("/status", timeout=PATIENCE)
        return str(answer.json()["model_file"]) if answer.status_code == 200 else ""

    async def _use(self, model: Path) -> None:
        answer = await self._http.put("/model", json={"model_file": str(model)}, timeout=SWAP)
        answer.raise_for_status()
