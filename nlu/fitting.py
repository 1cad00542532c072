"""Makes a model of examples. Runs in a process of its own (``nlu/models.py`` starts it): learning
takes both cores for most of a minute, and memory that is given back at its end.

The views are learnt of all examples. What weighs them, and from which probability on a text is
answered, is fitted on examples that the views have not seen: other views are learnt of two thirds
and tried on the rest. Phrases at the same place of a label's list are held out together in all
languages: some lists say the same at the same place, and no translation of a phrase may help to
recognise it.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from core.people import Language
from nlu.deciding import Limits
from nlu.encoder import Encoder, Vectors, encoder_of, unit
from nlu.files import read_arrays, write_arrays
from nlu.intents import INTENTS, OOS, Example
from nlu.model import (
    ABSENT,
    COARSE,
    FULL,
    About,
    Floats,
    Model,
    Weights,
    features,
    probabilities,
)
from nlu.ngrams import BUCKETS, inverse_frequency, matrix
from nlu.normalise import clean, fingerprint, normalise
from nlu.vectors import Remembered

THIRDS = 3
HELD = 6000
"""Most examples that are tried: there are few numbers to fit, and going through all thirds takes
three times as long to find the same ones."""
STRENGTH, MARGIN, MARGIN_SPOKEN = 10.0, 2.0, 1.0
"""Inverse regularisation of the classifiers on vectors, and of those on n-grams."""
STIFFNESS = 1e-3
"""How much the conditional logit is held to ``USUAL``: little content teaches it little."""
USUAL = Weights(
    np.array([0.8, 2.2, 6.0, 0.7, 0.4, 0.2, -0.1, -0.2, -0.2, 0.8, 0.4, 0.7, -0.2], np.float32),
    np.array(
        [0.4, 0.9, 4.5, 0.6, 0.9, 0.3, 0.6, -0.2, -0.2, 0.6, 2.2, 0.5, -0.2, -0.2], np.float32
    ),
)
"""The seed's, rounded: views, then leanings and nearness by group."""
WRONG = 0.05
"""Most texts of a language that may be answered with a wrong topic, of held out examples. They
are harder than what residents ask: of trial questions, it is about half as many."""
ANSWERS = (0.34, 0.62)
"""Between these the least probability of an answer is sought."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Examples in order, with all that is computed of one example alone."""

    labels: tuple[str, ...]
    owner: NDArray[np.int32]
    languages: NDArray[np.str_]
    third: NDArray[np.int32]
    texts: tuple[str, ...]
    vectors: Vectors
    costly: Vectors


def fit(
    examples: Sequence[Example],
    cheap: Encoder,
    costly: Encoder,
    remembered: Remembered,
    about: About,
    like: Model | None = None,
) -> Model:
    """``like`` is a model of nearly the same examples: its calibration is kept, and learning
    begins from it, which takes a tenth of the time.

    Raises:
        ValueError: fewer than two labels.
    """
    rows = _rows(examples, cheap, costly, remembered)
    if len(rows.labels) < 2:
        raise ValueError("a model tells labels apart: it needs two")
    model = _learn(rows, np.arange(len(rows.owner)), cheap, costly, about, like)
    if like is not None:
        return replace(model, weights=like.weights, limits=like.limits)
    return _calibrated(model, rows, cheap, costly)


def _rows(
    examples: Sequence[Example], cheap: Encoder, costly: Encoder, remembered: Remembered
) -> _Rows:
    ordered = sorted(examples, key=lambda e: (e.label, e.language, e.text))
    labels = tuple(dict.fromkeys(e.label for e in ordered))
    number = {label: i for i, label in enumerate(labels)}
    texts = tuple(clean(e.text) for e in ordered)
    place: Counter[tuple[str, Language]] = Counter()
    thirds: dict[tuple[str, Language, str], int] = {}
    for e in examples:
        thirds[e.label, e.language, e.text] = place[e.label, e.language] % THIRDS
        place[e.label, e.language] += 1
    return _Rows(
        labels,
        np.array([number[e.label] for e in ordered], dtype=np.int32),
        np.array([e.language.value for e in ordered]),
        np.array([thirds[e.label, e.language, e.text] for e in ordered], dtype=np.int32),
        texts,
        remembered.encode(texts, cheap),
        remembered.encode(texts, costly),
    )


# ── the views ────────────────────────────────────────────────────────────────────────────────


def _learn(
    rows: _Rows,
    kept: NDArray[np.int64],
    cheap: Encoder,
    costly: Encoder,
    about: About,
    like: Model | None = None,
) -> Model:
    """Views of the rows that are kept, weighed as usual; begun from those of ``like``."""
    owner, vectors, labels = rows.owner[kept], rows.vectors[kept], rows.labels
    texts = [rows.texts[i] for i in kept]
    known, known_owner = _known(texts, owner)
    start = None if like is None else _Start.of(like, labels, known, known_owner)
    mean = rows.costly[kept].mean(axis=0) if like is None else like.mean
    inverse = inverse_frequency(texts) if like is None else like.inverse
    spoken = rows.languages[kept]
    languages = tuple(map(Language, sorted({str(code) for code in spoken})))
    number = {code.value: place for place, code in enumerate(languages)}
    voices = np.array([number[str(code)] for code in spoken], dtype=np.int32)
    with ThreadPoolExecutor(2) as pool:
        grams = pool.submit(_by_gram, texts, inverse, owner, len(labels), voices, languages, start)
        by_vector = pool.submit(
            _classifier,
            vectors,
            owner,
            len(labels),
            start.mapped(start.model.by_vector) if start else None,
        )
        by_costly = pool.submit(
            _classifier,
            unit(rows.costly[kept] - mean),
            owner,
            len(labels),
            start.mapped(start.model.by_costly) if start else None,
        )
        places, by_gram, by_gram_spoken = grams.result()
        return Model(
            about=about,
            labels=labels,
            cheap=cheap,
            costly=costly,
            owner=owner,
            vectors=vectors,
            known=known,
            known_owner=known_owner,
            by_vector=by_vector.result(),
            inverse=inverse,
            places=places,
            by_gram=by_gram,
            languages=languages,
            by_gram_spoken=by_gram_spoken,
            mean=mean,
            by_costly=by_costly.result(),
            weights=USUAL,
            limits={},
        )


@dataclass(frozen=True, slots=True)
class _Start:
    """An earlier model, seen by the labels of now."""

    model: Model
    column: NDArray[np.int64]
    """Of each label, its place in the earlier model; -1 for a new one."""
    changed: tuple[int, ...]
    """Labels whose examples are not the earlier model's."""

    @classmethod
    def of(
        cls,
        model: Model,
        labels: Sequence[str],
        known: NDArray[np.uint64],
        known_owner: NDArray[np.int32],
    ) -> "_Start":
        column = np.array([_place(model.labels, label) for label in labels])
        changed = [
            place
            for place in range(len(labels))
            if column[place] < 0
            or not np.array_equal(
                known[known_owner == place], model.known[model.known_owner == column[place]]
            )
        ]
        return cls(model, column, tuple(changed))

    def mapped(self, weights: NDArray[Any]) -> Floats:
        """Of the labels of now; zeros for a new one."""
        found = np.zeros((len(weights), len(self.column)), dtype=np.float32)
        found[:, self.column >= 0] = weights[:, self.column[self.column >= 0]]
        return found


def _place(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if label in labels else -1


def _known(
    texts: Sequence[str], owner: NDArray[np.int32]
) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    labels: dict[int, set[int]] = {}
    for text, label in zip(texts, owner.tolist(), strict=True):
        labels.setdefault(fingerprint(normalise(text)), set()).add(label)
    plain = sorted((mark, *found) for mark, found in labels.items() if len(found) == 1)
    marks = np.array([mark for mark, _ in plain], dtype=np.uint64)
    return marks, np.array([label for _, label in plain], dtype=np.int32)


def _classifier(
    vectors: Vectors, owner: NDArray[np.int32], labels: int, start: Floats | None
) -> Floats:
    """(D + 1, labels): a multinomial logistic regression in which every label weighs the same
    however many examples it has. From weights that are nearly right it takes a few steps."""
    learnt = LogisticRegression(
        C=STRENGTH, class_weight="balanced", max_iter=150, tol=1e-4, warm_start=True
    )
    classes = np.unique(owner)
    if start is not None and len(classes) == labels > 2:
        learnt.classes_ = classes
        learnt.coef_, learnt.intercept_ = start[:-1].T.copy(), start[-1].copy()
    learnt.fit(vectors, owner)
    return _all_labels(learnt, labels, ABSENT)


def _by_gram(
    texts: Sequence[str],
    inverse: Floats,
    owner: NDArray[np.int32],
    labels: int,
    voices: NDArray[np.int32],
    languages: tuple[Language, ...],
    start: _Start | None,
) -> tuple[NDArray[np.int32], NDArray[np.float16], NDArray[np.float16]]:
    """Where a bucket's weights are, and the weights for labels and for languages. Each label is
    told from the others on its own: from ``start``, only those that changed are learnt."""
    rows = matrix(texts, inverse)
    used = np.unique(rows.indices)
    places = np.full(BUCKETS, -1, dtype=np.int32) if start is None else start.model.places.copy()
    new = used[places[used] < 0]
    known = int(places.max()) + 1
    places[new] = np.arange(known, known + len(new))
    ordered = np.flatnonzero(places >= 0)
    ordered = ordered[np.argsort(places[ordered])]
    rows = rows[:, ordered]

    def anew(target: NDArray[np.int32], count: int, strength: float) -> Floats:
        if count < 2:
            return np.zeros((len(ordered) + 1, count), dtype=np.float32)
        learnt = LinearSVC(C=strength, class_weight="balanced", tol=0.05).fit(rows, target)
        return _all_labels(learnt, count, -1.0)

    def longer(weights: Floats) -> Floats:
        """With nothing said yet by buckets that are new."""
        silent = np.zeros((len(new), weights.shape[1]), dtype=np.float32)
        return np.concatenate([weights[:-1], silent, weights[-1:]])

    if start is None:
        by_label, by_voice = (
            anew(owner, labels, MARGIN),
            anew(voices, len(languages), MARGIN_SPOKEN),
        )
    else:
        by_label = longer(start.mapped(start.model.by_gram))
        for label in start.changed:
            own = owner == label
            weight = len(owner) / (labels * own.sum())
            learnt = LinearSVC(C=MARGIN, class_weight={True: weight, False: 1.0}, tol=0.05)
            learnt.fit(rows, own)
            by_label[:-1, label], by_label[-1, label] = learnt.coef_[0], learnt.intercept_[0]
        if languages == start.model.languages:
            by_voice = longer(start.model.by_gram_spoken.astype(np.float32))
        else:
            by_voice = anew(voices, len(languages), MARGIN_SPOKEN)
    return places, by_label.astype(np.float16), by_voice.astype(np.float16)


def _all_labels(learnt: LogisticRegression | LinearSVC, labels: int, absent: float) -> Floats:
    """Weights by feature and label, the intercepts last; ``absent`` is the intercept of a label
    that was not among the examples."""
    coefficients, intercepts = learnt.coef_, learnt.intercept_
    if len(learnt.classes_) == 2:  # given once, for the second of them
        coefficients = np.vstack([-coefficients, coefficients])
        intercepts = np.concatenate([-intercepts, intercepts])
    weights = np.zeros((coefficients.shape[1] + 1, labels), dtype=np.float32)
    weights[-1] = absent
    weights[:-1, learnt.classes_] = coefficients.T
    weights[-1, learnt.classes_] = intercepts
    return weights


# ── calibration ──────────────────────────────────────────────────────────────────────────────


def _calibrated(model: Model, rows: _Rows, cheap: Encoder, costly: Encoder) -> Model:
    """With weights and limits fitted on what the views had not seen."""
    kept = np.flatnonzero(rows.third != 0)
    known = np.isin(rows.owner, rows.owner[kept])
    held = np.flatnonzero((rows.third == 0) & known)
    if len(held) == 0 or len(np.unique(rows.owner[kept])) < 2:
        return replace(model, limits=dict.fromkeys(Language, Limits()))
    held = np.random.default_rng(0).permutation(held)[:HELD]
    part = _learn(rows, kept, cheap, costly, model.about)
    coarse_seen = part.coarse_views([rows.texts[i] for i in held], rows.vectors[held])
    seen = np.dstack([coarse_seen, part.costly_view(rows.costly[held])])
    truth = rows.owner[held]
    stages = [features(model.labels, seen[:, :, :n]) for n in (COARSE, FULL)]
    coarse, full = (
        _logit(stage, truth, usual)
        for stage, usual in zip(stages, (USUAL.coarse, USUAL.full), strict=True)
    )
    probable = probabilities(stages[1], full)
    spoken = rows.languages[held]
    return replace(
        model,
        weights=Weights(coarse, full),
        limits=_limits(model.labels, probable, truth, spoken),
        about=replace(model.about, scores=_scores(probable, truth, spoken)),
    )


def _logit(of: Floats, truth: NDArray[np.int32], usual: Floats) -> Floats:
    """The weights of a conditional logit: (features,)."""
    rows = np.arange(len(of))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        found = probabilities(of, weights.astype(np.float32))
        away = weights - usual
        unlikely = -np.log(np.maximum(found[rows, truth], 1e-12)).mean(dtype=np.float64)
        found[rows, truth] -= 1
        slope = np.tensordot(found, of, axes=((0, 1), (0, 1))) / len(of)
        return float(unlikely + STIFFNESS / 2 * away @ away), slope + STIFFNESS * away

    found = minimize(loss, usual.astype(np.float64), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float32)


def _limits(
    labels: Sequence[str],
    probable: Floats,
    truth: NDArray[np.int32],
    spoken: NDArray[np.str_],
) -> dict[Language, Limits]:
    """By language, the least probability of an answer with which few enough are wrong."""
    topics = np.array([label not in INTENTS for label in labels])
    best = probable.argmax(axis=1)
    sure = np.where(topics[best], probable[np.arange(len(best)), best], 0)
    ordinary = topics[truth] | np.array([labels[i] == OOS for i in truth])
    found = {}
    for language in Language:
        own = ordinary & (spoken == language.value)
        wrong = np.sort(sure[own & (best != truth) & (sure > 0)])[::-1]
        allowed = int(WRONG * own.sum())
        least = float(wrong[allowed]) if allowed < len(wrong) else ANSWERS[0]
        found[language] = replace(Limits(), answer=round(float(np.clip(least, *ANSWERS)), 3))
    return found


def _scores(
    probable: Floats, truth: NDArray[np.int32], spoken: NDArray[np.str_]
) -> Mapping[str, float]:
    right = probable.argmax(axis=1) == truth
    by_language = {code: right[spoken == code] for code in sorted({str(s) for s in spoken})}
    shares = {code: float(own.mean()) for code, own in by_language.items()}
    return {
        name: round(share, 4) for name, share in ({"all": float(right.mean())} | shares).items()
    }


# ── as a program ─────────────────────────────────────────────────────────────────────────────


def main(order: Path) -> None:
    """Makes the model that an order of ``nlu/models.py`` asks for, and writes it."""
    ordered = json.loads(order.read_text(encoding="utf-8"))
    examples = [Example(text, label, Language(code)) for text, label, code in ordered["examples"]]
    cheap, costly = encoder_of(ordered["cheap"]), encoder_of(ordered["costly"])
    like = None
    if ordered["like"] is not None:
        like = Model.of_arrays(read_arrays(Path(ordered["like"])), cheap, costly)
    about = About(
        ordered["key"],
        ordered["content"],
        datetime.now(UTC).isoformat("T", "seconds"),
        len(examples),
        len(examples) if like is None else like.about.calibrated,
        {} if like is None else like.about.scores,
    )
    model = fit(examples, cheap, costly, Remembered(order.parent), about, like)
    write_arrays(Path(ordered["model"]), model.arrays())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
