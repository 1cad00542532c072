"""Public sets of intents, with the views and the calibration of our engine: what is learnt there
is measured and thrown away."""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from core.people import Language
from nlu.fitting import fit
from nlu.intents import OOS, Example
from nlu.model import About, Model
from nlu.normalise import clean
from nlu.vectors import Remembered
from tests.bench.nlu.common import folder, progress, remembering
from tests.bench.table import table

DATA = Path(os.environ.get("BENCH_DATA", "/work/shared/bench-data"))
XSID = (Language.EN, Language.ZH, Language.JA, Language.AR)
BESIDE = {
    "CLINC150, 20 a class": "e5+USE+char 93.7, AUROC 97.1, FPR95 14.9; Rasa 73.2, 83.5, 70.0",
    "CLINC150, 20 a class, 100 out of scope": "",
    "CLINC150, all": "BERT 96.9; USE+MLP 93.5; Rasa (2019) 91.5; SVM 91.0",
    "xSID, four languages": "e5+USE+char 92.1; char 89.0",
    "MASSIVE, en-US": "e5+USE+char 86.8; e5 84.5; USE 84.3; char 83.7",
}
"""What others, and simpler classifiers, reach: accuracy first. The paper of CLINC150 has those on
all of it; the rest was measured before this engine was built."""


def public() -> None:
    if not DATA.exists():
        print(f"Public data: there is none in {DATA}; BENCH_DATA names the folder.")
        return
    rows = [*_clinc(), _xsid(), _massive()]
    print("Public sets of intents, per cent; accuracy is of what is in scope")
    head = ["", "learnt", "tried", "accuracy", "AUROC", "FPR95", "others (accuracy, …)"]
    print(table(head, [[*row, BESIDE[row[0]]] for row in rows]))


def _clinc() -> list[list[str]]:
    full = json.loads((DATA / "clinc150/data_full.json").read_text())
    few = json.loads((DATA / "clinc150/train20.json").read_text())
    twenty = [(text, label) for label, texts in few.items() for text in texts]
    outside = [(text, OOS) for text, _ in full["oos_train"]]
    test = [(text, label) for text, label in full["test"]]
    strange = [text for text, _ in full["oos_test"]]
    return [
        _tried("CLINC150, 20 a class", _english(twenty), test, strange),
        _tried("CLINC150, 20 a class, 100 out of scope", _english(twenty + outside), test, strange),
        _tried("CLINC150, all", _english([*full["train"], *outside]), test, strange),
    ]


def _xsid() -> list[str]:
    def read(part: str, spoken: Language) -> list[tuple[str, str]]:
        lines = (DATA / f"xsid/{spoken}.{part}.conll").read_text(encoding="utf-8").splitlines()
        found = {
            name: [
                line.partition(f"# {name}")[2].lstrip(" =:") for line in lines if _is(line, name)
            ]
            for name in ("text", "intent")
        }
        return list(zip(found["text"], found["intent"], strict=True))

    learnt = [Example(text, label, s) for s in XSID for text, label in read("valid", s)]
    test = [row for s in XSID for row in read("test", s)]
    return _tried("xSID, four languages", learnt, test)


def _is(line: str, name: str) -> bool:
    return line.startswith((f"# {name} =", f"# {name}:", f"# {name}="))


def _massive() -> list[str]:
    path = DATA / "massive/en-US.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parts: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        parts.setdefault(row["partition"], []).append((row["utt"], row["intent"]))
    return _tried("MASSIVE, en-US", _english(parts["train"]), parts["test"])


def _english(rows: Sequence[Sequence[Any]]) -> list[Example]:
    return [Example(text, label, Language.EN) for text, label in rows]


def _tried(
    name: str,
    learnt: Sequence[Example],
    test: Sequence[tuple[str, str]],
    strange: Sequence[str] = (),
) -> list[str]:
    started = time.monotonic()
    model = _fitted(learnt)
    found = _best(model, [text for text, _ in test])
    right = [label == truth for (label, _), (_, truth) in zip(found, test, strict=True)]
    figures = [f"{100 * float(np.mean(right)):.1f}", "", ""]
    if strange:
        inside = np.array([score for _, score in found])
        outside = np.array([score for _, score in _best(model, strange)])
        truth = np.concatenate([np.ones(len(inside)), np.zeros(len(outside))])
        curve = float(roc_auc_score(truth, np.concatenate([inside, outside])))
        accepted = float(np.mean(outside >= np.quantile(inside, 0.05)))
        figures[1:] = [f"{100 * curve:.1f}", f"{100 * accepted:.1f}"]
    progress(f"{name}: {' '.join(figures).strip()}", started)
    return [name, f"{len(learnt):,}", f"{len(test) + len(strange):,}", *figures]


def _fitted(examples: Sequence[Example]) -> Model:
    cheap, costly = remembering()
    texts = [clean(example.text) for example in examples]
    cheap.prepare(texts)
    costly.prepare(texts)
    about = About("public", 0, "", len(examples), len(examples))
    with folder() as name:
        # exact: whatever is remembered of the seed is another set's
        return fit(examples, cheap, costly, Remembered(name, name / "none.npz"), about)


def _best(model: Model, texts: Sequence[str]) -> list[tuple[str, float]]:
    """The likeliest label in scope, and how likely it is."""
    remembering()[1].prepare([clean(text) for text in texts])
    return [
        next((label, p) for label, p in ranking.labels if label != OOS)
        for ranking in model.rank(texts)
    ]
