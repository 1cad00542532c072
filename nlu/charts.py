"""Pictures of figures as SVG: pure. They take their colours from custom properties, which the page
around them sets; ``alone`` makes a file of its own of one, light or dark as its reader has it."""

from collections.abc import Mapping, Sequence
from html import escape

from nlu.figures import Bin

COLOURS = {
    "ground": ("#ffffff", "#0f1514"),
    "ink": ("#14201f", "#e7eeec"),
    "ink-soft": ("#4f5f5d", "#a5b5b2"),
    "line": ("#d5dedc", "#2d3a38"),
    "accent": ("#0b5f5c", "#63c5bb"),
    "attention": ("#b87a00", "#f0bf62"),
    "calm": ("#9fb0ad", "#566663"),
    "danger": ("#b3261e", "#ff8a80"),
    "second": ("#3a5fb0", "#8fb0ff"),
}
"""Light and dark."""
OUTCOMES = (
    ("right", "right", "accent"),
    ("offered", "among the buttons", "attention"),
    ("refused", "not answered", "calm"),
    ("wrong", "wrong", "danger"),
)
SERIES = ("accent", "attention", "danger", "second", "ink-soft")
_STYLE = (
    "text{font:13px system-ui,-apple-system,'Segoe UI','Noto Sans',sans-serif;fill:var(--ink)}"
    ".soft{fill:var(--ink-soft)}.end{text-anchor:end}.middle{text-anchor:middle}"
    ".grid{stroke:var(--line)}.axis{stroke:var(--ink-soft)}"
    ".ideal{stroke:var(--ink-soft);stroke-dasharray:4 4}"
)


def alone(svg: str) -> str:
    """As a file."""
    light, dark = (
        "".join(f"--{name}:{pair[n]};" for name, pair in COLOURS.items()) for n in (0, 1)
    )
    style = (
        f"<style>svg{{{light}background:var(--ground)}}"
        f"@media(prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    )
    start, _, rest = svg.partition(">")
    return f"{start}>{style}{rest}\n"


def stacked(rows: Mapping[str, Mapping[str, int]], title: str) -> str:
    """A bar a row, divided by ``OUTCOMES``, each from 0 to 100 %."""
    left, width, step, top = 110.0, 470.0, 28, 60
    drawn = []
    for place, (_, said, colour) in enumerate(OUTCOMES):
        across, down = 8 + 320 * (place % 2), 16 + 24 * (place // 2)
        drawn.append(f'<rect x="{across}" y="{down - 11}" width="12" height="12" {_fill(colour)}/>')
        drawn.append(_text(across + 18, down, said, "soft"))
    for number, (name, counts) in enumerate(rows.items()):
        y, x, of = top + number * step, left, sum(counts[o] for o, _, _ in OUTCOMES)
        drawn.append(_text(left - 8, y + 15, name, "end"))
        for outcome, said, colour in OUTCOMES:
            part = width * counts[outcome] / of if of else 0.0
            label = f"{name}: {counts[outcome]} of {of} {said}"
            drawn.append(
                f'<rect x="{x:.1f}" y="{y}" width="{part:.1f}" height="20" {_fill(colour)}>'
                f"<title>{escape(label)}</title></rect>"
            )
            x += part
        share = counts["right"] / of if of else 0.0
        drawn.append(_text(left + width + 8, y + 15, f"{share:.0%}", ""))
    return _svg(left + width + 60, top + len(rows) * step + 8, title, drawn)


def reliability(found: Sequence[Bin], title: str) -> str:
    """How often it was right, over how sure it was: on the diagonal where it promises what it
    keeps. The area of a point is the number of rows."""
    left, top, size = 64, 16, 340
    drawn = _frame(left, top, size, size)
    drawn.append(
        f'<line x1="{left}" y1="{top + size}" x2="{left + size}" y2="{top}" class="ideal"/>'
    )
    most = max((b.rows for b in found), default=1) or 1
    points = [(b.promised, b.right / b.rows, b) for b in found if b.rows]
    line = " ".join(f"{left + size * x:.1f},{top + size * (1 - y):.1f}" for x, y, _ in points)
    drawn.append(f'<polyline points="{line}" fill="none" stroke="var(--accent)"/>')
    for x, y, b in points:
        label = f"sure {b.promised:.0%} on average, right {y:.0%} of {b.rows}"
        drawn.append(
            f'<circle cx="{left + size * x:.1f}" cy="{top + size * (1 - y):.1f}" '
            f'r="{4 + 10 * (b.rows / most) ** 0.5:.1f}" {_fill("accent")} fill-opacity="0.75">'
            f"<title>{escape(label)}</title></circle>"
        )
    drawn += _labels(left, top, size, size, "how sure it was", "how often it was right")
    return _svg(left + size + 24, top + size + 52, title, drawn)


def lines(
    series: Mapping[str, Sequence[float]],
    at: Sequence[float],
    title: str,
    *,
    across: str,
    marks: Sequence[str] | None = None,
    ideal: float | None = None,
) -> str:
    """Shares from 0 to 100 % over ``at``, which is drawn to scale unless ``marks`` name evenly
    spread places; ``ideal`` is an upright line."""
    left, top, width, height = 64, 16 + 20 * len(series), 480, 280
    low, high = (0.0, float(len(at) - 1)) if marks else (at[0], at[-1])
    places = [float(n) for n in range(len(at))] if marks else list(at)
    xs = [left + width * (p - low) / ((high - low) or 1) for p in places]
    drawn = _frame(left, top, width, height, steps=0 if marks else 5, low=low, high=high)
    if ideal is not None:
        x = left + width * (ideal - low) / (high - low)
        drawn.append(
            f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{top + height}" class="ideal"/>'
        )
    for x, mark in zip(xs, marks or (), strict=False):
        drawn.append(_text(x, top + height + 18, mark, "soft middle"))
    for place, (name, values) in enumerate(series.items()):
        colour = SERIES[place % len(SERIES)]
        y = 14 + 20 * place
        dash = ("", "7 3", "2 3", "9 3 2 3")[place % 4]
        stroke = f'stroke="var(--{colour})" stroke-width="2.5" stroke-dasharray="{dash}"'
        drawn.append(f'<line x1="{left}" y1="{y - 4}" x2="{left + 28}" y2="{y - 4}" {stroke}/>')
        drawn.append(_text(left + 36, y, name, ""))
        points = [(x, top + height * (1 - v)) for x, v in zip(xs, values, strict=True)]
        line = " ".join(f"{x:.1f},{v:.1f}" for x, v in points)
        drawn.append(f'<polyline points="{line}" fill="none" {stroke}/>')
        if len(points) <= 12:
            drawn += [
                f'<circle cx="{x:.1f}" cy="{v:.1f}" r="4" {_fill(colour)}>'
                f"<title>{escape(name)}: {value:.1%}</title></circle>"
                for (x, v), value in zip(points, values, strict=True)
            ]
    drawn += _labels(left, top, width, height, across, "")
    return _svg(left + width + 24, top + height + 52, title, drawn)


def matrix(
    rows: Sequence[str], columns: Sequence[str], counts: Mapping[tuple[str, str], int], title: str
) -> str:
    """What was expected, downwards, and what was found, across: a square each that occurs. Right
    ones lie on the diagonal where ``columns`` begins with ``rows``. Squares have a ``data-say``
    and can be focused one after the other."""
    cell, edge = 8, 22
    width, height = edge + cell * len(columns), edge + cell * len(rows)
    row_of = {name: n for n, name in enumerate(rows)}
    column_of = {name: n for n, name in enumerate(columns)}
    total = {name: sum(n for (truth, _), n in counts.items() if truth == name) for name in rows}
    drawn = [
        f'<rect x="{edge}" y="{edge}" width="{width - edge}" height="{height - edge}" '
        'fill="none" class="grid"/>',
        _text(edge, 14, "found →", "soft"),
        f'<text transform="translate(14 {edge}) rotate(90)" class="soft">expected →</text>',
    ]
    ordered = sorted(counts.items(), key=lambda item: (row_of[item[0][0]], column_of[item[0][1]]))
    for (truth, found), number in ordered:
        x, y = edge + cell * column_of[found], edge + cell * row_of[truth]
        share = number / total[truth]
        said = f"{truth}: {number} of {total[truth]} found as {found}"
        right = truth == found
        drawn.append(
            f'<rect x="{x}" y="{y}" width="{cell - 1}" height="{cell - 1}" '
            f'{_fill("accent" if right else "danger")} fill-opacity="{0.25 + 0.75 * share:.2f}" '
            f'tabindex="-1" role="img" aria-label="{escape(said)}" data-say="{escape(said)}">'
            f"<title>{escape(said)}</title></rect>"
        )
    return _svg(width + 4, height + 4, title, drawn)


def flow(steps: Sequence[tuple[str, str, str]], title: str) -> str:
    """Boxes one below the other: what is done, how, and where a message may leave the path."""
    left, wide, tall, gap, out = 8, 360, 56, 28, 440
    drawn = [
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z" fill="var(--ink-soft)"/>'
        "</marker></defs>"
    ]
    for place, (what, how, leaves) in enumerate(steps):
        y, middle = 8 + place * (tall + gap), left + wide / 2
        drawn.append(
            f'<rect x="{left}" y="{y}" width="{wide}" height="{tall}" rx="10" '
            'fill="var(--ground)" stroke="var(--accent)" stroke-width="1.5"/>'
        )
        drawn += [
            _text(middle, y + 24, what, "middle"),
            _text(middle, y + 43, how, "soft middle"),
        ]
        arrow = 'fill="none" class="axis" marker-end="url(#tip)"'
        if place + 1 < len(steps):
            drawn.append(f'<path d="M{middle:g} {y + tall}v{gap - 2}" {arrow}/>')
        if leaves:
            drawn.append(f'<path d="M{left + wide} {y + tall / 2}H{out - 8}" {arrow}/>')
            drawn.append(_text(out, y + tall / 2 + 4, leaves, ""))
    return _svg(640, 8 + len(steps) * (tall + gap), title, drawn)


def _svg(width: float, height: float, title: str, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="group" aria-label="{escape(title)}">'
        f"<style>{_STYLE}</style><title>{escape(title)}</title>{''.join(drawn)}</svg>"
    )


def _frame(
    left: int,
    top: int,
    width: int,
    height: int,
    *,
    steps: int = 5,
    low: float = 0,
    high: float = 1,
) -> list[str]:
    """Axes and a grid of fifths: shares upwards."""
    drawn = []
    for n in range(6):
        y = top + height * (1 - n / 5)
        drawn.append(f'<line x1="{left}" y1="{y:g}" x2="{left + width}" y2="{y:g}" class="grid"/>')
        drawn.append(_text(left - 8, y + 4, f"{n / 5:.0%}", "soft end"))
    for n in range(steps + 1 if steps else 0):
        x = left + width * n / steps
        drawn.append(f'<line x1="{x:g}" y1="{top}" x2="{x:g}" y2="{top + height}" class="grid"/>')
        drawn.append(
            _text(x, top + height + 18, f"{low + (high - low) * n / steps:.0%}", "soft middle")
        )
    drawn.append(
        f'<path d="M{left} {top}V{top + height}H{left + width}" fill="none" class="axis"/>'
    )
    return drawn


def _labels(left: int, top: int, width: int, height: int, across: str, up: str) -> list[str]:
    middle = top + height / 2
    drawn = [_text(left + width / 2, top + height + 40, across, "middle")]
    if up:
        drawn.append(
            f'<text transform="translate(16 {middle:g}) rotate(-90)" class="middle">'
            f"{escape(up)}</text>"
        )
    return drawn


def _text(x: float, y: float, said: str, kind: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kind}">{escape(said)}</text>'


def _fill(colour: str) -> str:
    return f'fill="var(--{colour})"'
