"""Found by a hunt through the editors' half."""

import asyncio
import contextlib
import io
import subprocess
import sys
import time
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest
from openpyxl import Workbook, load_workbook
from typing_extensions import override

from core.errors import BadInput, Conflict, NotFound, Unavailable
from core.people import Agent, Language, Role
from core.reception import new_id
from core.wire import Wire
from faq.answers import PublishedAnswers
from faq.changes import changes
from faq.checking import check_topic
from faq.editing import Editing
from faq.entry import Content, FaqText, Intent, Phrasings, Source, Topic
from faq.exchange import dump_topic
from faq.following import Following
from faq.importing import Importing
from faq.masking import mask
from faq.packages import NAMES, Form, pack, unpack
from faq.parity import State, cell
from faq.tables import BadTables, Part
from faq.unanswered import Missed, wordings
from faq.workflow import FACTS, Proof
from handoff.house import House
from handoff.lists import KINDS, BadItem, checked, read_seed
from store.db import Database
from store.detections import SqlDetections
from store.items import SqlItems
from store.misses import SqlMisses
from store.publications import publish
from store.staff import SqlStaff
from store.topics import SqlTopics
from tests.contracts.editors import FACTS as FERRY_FACTS
from tests.contracts.editors import TEXT as FERRY_TEXT
from tests.desk_parts import NOON, Desks, SetClock, topic
from tests.faq.editors import Bell, EditorsDesk, Prover, on, text
from tests.running import ROOT
from web.translations import Catalogues

LONG_AGO = NOON.replace(year=2020)


# ── the editors' calls, without a trainer and without sockets ────────────────────────────────


class Free:
    async def check(self, rule: str, key: str) -> None:
        """Nobody counts."""


class Away:
    async def ask(self, kind: str, value: Any) -> Any:
        raise Unavailable()


@dataclass
class Caller:
    http: httpx.AsyncClient
    csrf: str
    topics: SqlTopics
    desk: EditorsDesk

    async def call(self, method: str, path: str, body: Any = None) -> httpx.Response:
        headers = {"x-csrf-token": self.csrf}
        return await self.http.request(method, f"/api/editor/{path}", json=body, headers=headers)

    async def raw(self, method: str, path: str, body: str) -> httpx.Response:
        headers = {"x-csrf-token": self.csrf, "content-type": "application/json"}
        return await self.http.request(
            method, f"/api/editor/{path}", content=body.encode(), headers=headers
        )

    async def upload(self, name: str, content: bytes, **more: str) -> httpx.Response:
        return await self.http.post(
            "/api/editor/import",
            files={"file": (name, content)},
            data=more,
            headers={"x-csrf-token": self.csrf},
        )


@asynccontextmanager
async def calling(db: Database) -> AsyncIterator[Caller]:
    from core.live import Hub
    from web.app import make_app
    from web.auth import COOKIE, Auth, hash_password
    from web.editor import EditorPages
    from web.exchange import ExchangePages
    from web.lists import ListPages
    from web.pages import Pages
    from web.unanswered import UnansweredPages

    desk = await on(db)
    clock, catalogues, staff, topics = SetClock(), Catalogues(), SqlStaff(db), desk.topics
    wire = Wire(catalogues, lambda id_, small: id_)
    auth, bell = Auth(staff, clock, None), Bell()
    editing = Editing(topics, staff, clock)
    answers = PublishedAnswers((await topics.content()).topics, clock)
    app = make_app(
        [
            EditorPages(
                Pages.load(catalogues), wire, auth, editing, topics, staff, Away(), Free()
            ).router(),
            ListPages(wire, auth, SqlItems(db), staff, bell, clock).router(),
            ExchangePages(
                auth, topics, Importing(topics, clock), staff, catalogues, Free(), clock
            ).router(),
            UnansweredPages(
                auth, editing, SqlMisses(db), SqlDetections(db), Away(), answers, Free()
            ).router(),
        ],
        catalogues,
        Hub(),
        {},
        [],
    )
    dora = Agent(new_id(), "dora", "Dora", Role.EDITOR, (Language.EN,), Language.EN)
    await staff.add(dora, hash_password("x"), clock.now())
    token = await auth.sign_in("dora", "x")
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://desk", cookies={COOKIE: token}
    ) as http:
        request = http.build_request("GET", "/")
        from starlette.requests import Request

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/",
            "query_string": b"",
            "headers": [(k.lower().encode(), v.encode()) for k, v in request.headers.items()],
        }
        csrf = (await auth.session(Request(scope))).csrf
        yield Caller(http, csrf, topics, desk)


# ── what stops the desk ──────────────────────────────────────────────────────────────────────


async def test_pressing_no_after_a_question_back_does_not_stop_the_conversation(
    desks: Desks,
) -> None:
    address = await desks.resident()
    await desks.say(address, "metro")
    await desks.say(address, "ask")
    id_ = await desks.say(address, "No", choice="helpful:metro:no")
    talk = await desks.talk(id_)
    assert talk[-2:] == [("resident", "text"), ("bot", "offer")], talk


def test_hours_have_a_beginning() -> None:
    with pytest.raises(BadItem):
        checked(KINDS["hours"], {"service": "daily", "ends": "21:00"})


async def test_no_entry_of_a_list_keeps_a_process_from_starting(db: Database) -> None:
    async with calling(db) as dora:
        await SqlItems(db).take_in(read_seed(), "seed", NOON)
        held = next(i for i in await SqlItems(db).of_kind("hours") if i.key == "ja")
        body = {"version": held.version, "body": {"service": "daily", "ends": "21:00"}}
        await dora.call("PUT", "lists/hours/ja", body)
        House((await dora.topics.content()).items)


async def intents(topics: SqlTopics) -> None:
    greet = Intent("greet", {Language.EN: Phrasings(("hello",))})
    await topics.take_in([], "", "seed", NOON, intents=[greet])


async def test_an_intent_has_no_facts(db: Database) -> None:
    async with calling(db) as dora:
        await intents(dora.topics)
        saved = await dora.call(
            "PUT", "topics/greet/facts", {"version": None, "body": FERRY_FACTS, "reason": ""}
        )
        assert saved.status_code == 404


async def test_facts_of_an_intent_do_not_keep_everybody_from_loading(db: Database) -> None:
    desk = await on(db)
    await intents(desk.topics)
    with contextlib.suppress(NotFound):
        await desk.send_out("greet", FACTS, topic("greet").facts)
    await desk.topics.content()


async def test_a_file_does_not_make_a_topic_of_an_intent(db: Database) -> None:
    desk = await on(db)
    await intents(desk.topics)
    made = topic("greet")
    parts = [Part("greet", FACTS, made.facts)]
    parts += [Part("greet", code.value, body) for code, body in made.texts.items()]
    with pytest.raises(BadTables):
        await Importing(desk.topics, desk.clock).plan(desk.ana, parts, "x")


async def test_an_import_by_an_operator_makes_no_topic_of_an_intent(db: Database) -> None:
    desk = await on(db)
    await intents(desk.topics)
    try:
        await desk.topics.take_in([topic("greet")], "", "import", NOON)
    except (Conflict, ValueError):
        return
    await desk.topics.content()


async def test_phrases_are_not_saved_in_a_topic_whose_facts_were_discarded(db: Database) -> None:
    async with calling(db) as dora:
        await dora.call(
            "POST", "topics", {"slug": "moon-ferry", "facts": FERRY_FACTS, "text": FERRY_TEXT}
        )
        await dora.call("POST", "topics/moon-ferry/facts/discard", {"version": 1})
        body = {"version": 1, "body": {"phrasings": ["a ferry"]}, "reason": ""}
        saved = await dora.call("PUT", "intents/moon-ferry/en", body)
        assert saved.status_code == 404


@pytest.mark.parametrize("days", ["2026-11-01 10:00:00"])
async def test_days_of_a_file_are_days(db: Database, days: str) -> None:
    desk = await on(db)
    document = dump_topic(topic("ferry"))
    document = document.replace("2026-11-01", days).replace("2027-05-01", "2027-05-01 10:00:00")
    try:
        parts = unpack("ferry.yaml", document.encode(), [])
    except BadTables:
        return
    importing = Importing(desk.topics, desk.clock)
    await importing.apply(await importing.plan(desk.ana, parts, "x"))
    await desk.topics.rows()


@pytest.mark.parametrize("character", ["\x00"])
async def test_no_character_of_a_question_takes_the_board_away(
    db: Database, character: str
) -> None:
    async with calling(db) as dora:
        body = FERRY_TEXT | {"question": f"Why{character}?"}
        await dora.call("PUT", "topics/metro/en", {"version": None, "body": body})
        assert (await dora.call("GET", "board")).status_code == 200


async def test_no_character_of_an_entry_takes_its_list_away(db: Database) -> None:
    async with calling(db) as dora:
        entry = '{"key": "x", "body": {"title": {"en": "a"}, "texts": {"en": "\\ud800"}}}'
        await dora.raw("POST", "lists/canned", entry)
        assert (await dora.call("GET", "lists/canned")).status_code == 200


# ── publishing ───────────────────────────────────────────────────────────────────────────────


async def test_two_publications_at_once_are_both_taken_in(db: Database) -> None:
    desk = await on(db)
    items = SqlItems(db)
    seen: list[Content] = []

    async def take(content: Content) -> None:
        seen.append(content)

    following = Following(desk.topics, await desk.topics.number(), take)
    if db.url.startswith("sqlite"):
        return  # one writer at a time
    numbered, committed = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        """As ``SqlItems.change``: it has its number, and commits later."""
        from sqlalchemy import insert

        from store import tables as t

        async with db.write() as connection:
            await connection.execute(
                insert(t.items).values(
                    kind="holiday",
                    key="2026-12-01",
                    position=1,
                    version=1,
                    body={"name": {"en": "slow"}},
                    origin="desk",
                    changed_at=NOON,
                )
            )
            await publish(connection, [], "", "slow", NOON)
            numbered.set()
            await committed.wait()

    task = asyncio.ensure_future(slow())
    await numbered.wait()
    quick = {"title": {"en": "a"}, "texts": {"en": "b"}}
    adding = asyncio.ensure_future(items.add("canned", "quick", quick, desk.ana.id, NOON))
    await asyncio.wait([adding], timeout=1)
    await following.look()
    committed.set()
    await task
    await adding
    await following.look()
    assert {item.key for item in seen[-1].items} == {"2026-12-01", "quick"}


async def test_facts_do_not_take_a_topic_away(db: Database) -> None:
    """They name a source language that has no published text."""
    desk = await on(db)
    ferry = topic("ferry")
    small = Topic("ferry", ferry.facts, {Language.ZH: ferry.texts[Language.ZH]})
    await desk.topics.take_in([small], "", "x", NOON)
    await desk.send_out("ferry", FACTS, replace(ferry.facts, source=Language.FR))
    assert "ferry" in {found.slug for found in (await desk.topics.content()).topics}


async def test_what_is_imported_during_a_proof_is_not_overwritten(db: Database) -> None:
    desk = await on(db)
    metro = topic("metro")
    newer = replace(metro, texts={**metro.texts, Language.EN: text("imported")})

    @dataclass
    class Slow(Prover):
        @override
        async def prove(self, before: Content, after: Content, slug: str) -> Proof:
            await desk.topics.take_in([newer], "", "import", NOON)
            return Proof(slug, ())

    desk.publishing._proves = Slow()
    await desk.send_out("metro", "en", text("mine"))
    assert (await desk.topics.content()).topics[0].texts[Language.EN].answer == "imported"


async def test_one_that_cannot_be_proved_keeps_nobody_waiting(db: Database) -> None:
    desk = await on(db)

    @dataclass
    class Breaks(Prover):
        @override
        async def prove(self, before: Content, after: Content, slug: str) -> Proof:
            if after.topics[0].texts[Language.EN].answer == "breaks":
                raise ValueError("a text that breaks the encoder")
            return Proof(slug, ())

    desk.publishing._proves = Breaks()
    for part, body in (("en", text("breaks")), ("fr", text("sain"))):
        approved = await desk.approved("metro", part, body)
        await desk.editing.publish(desk.ana, "metro", part, approved.version, None, None)
        desk.clock.move(1)
    for _ in range(3):
        with contextlib.suppress(ValueError):
            await desk.publishing.publish_due()
    assert (await desk.topics.content()).topics[0].texts[Language.FR].answer == "sain"


async def state(topics: SqlTopics, slug: str, language: Language) -> State:
    row = next(row for row in await topics.rows() if row.slug == slug)
    source = row.standings[row.facts.source].published
    return cell(row.standings[language], source, None, NOON.date()).state


async def test_a_restart_does_not_make_translations_right(db: Database) -> None:
    """``prepare`` imports the seed at each start on PostgreSQL, and after each update."""
    desk = await on(db)
    await desk.topics.take_in([topic("taxi")], "", "seed", NOON, seed=True)
    await desk.publish("taxi", "zh", text("新的内容"))
    assert await state(desk.topics, "taxi", Language.FR) is State.STALE
    await desk.topics.take_in([topic("taxi")], "", "seed", NOON, seed=True)
    assert await state(desk.topics, "taxi", Language.FR) is State.STALE


async def test_what_came_with_its_source_is_not_out_of_step(db: Database) -> None:
    desk = await on(db)
    ferry = topic("ferry")
    parts = [Part("ferry", FACTS, ferry.facts)]
    parts += [Part("ferry", code.value, body) for code, body in ferry.texts.items()]
    importing = Importing(desk.topics, desk.clock)
    await importing.apply(await importing.plan(desk.ana, parts, "x"))
    for part in (FACTS, "zh", "fr"):
        assert await desk.send_out("ferry", part) == 1
    assert await state(desk.topics, "ferry", Language.FR) is State.PUBLISHED


# ── drafts ───────────────────────────────────────────────────────────────────────────────────


async def test_a_new_topic_is_begun_whole_or_not_at_all(db: Database) -> None:
    desk = await on(db)

    class Dies(SqlTopics):
        @override
        async def draft(self, drafts: Any) -> None:
            raise KeyboardInterrupt

    facts, words = topic("ferry").facts, text("x")
    with pytest.raises(KeyboardInterrupt):
        await Editing(Dies(db), SqlStaff(db), desk.clock).create(desk.ana, "ferry", facts, words)
    await desk.editing.create(desk.ana, "ferry", facts, words)


async def test_a_discarded_topic_may_be_begun_again(db: Database) -> None:
    desk = await on(db)
    facts, words = topic("ferry").facts, text("x")
    await desk.editing.create(desk.ana, "ferry", facts, words)
    await desk.editing.discard(desk.ana, "ferry", FACTS, 1)
    await desk.editing.discard(desk.ana, "ferry", "zh", 1)
    await desk.editing.create(desk.ana, "ferry", facts, words)


async def test_the_last_discard_is_answered(db: Database) -> None:
    async with calling(db) as dora:
        await dora.call(
            "POST", "topics", {"slug": "moon-ferry", "facts": FERRY_FACTS, "text": FERRY_TEXT}
        )
        await dora.call("POST", "topics/moon-ferry/facts/discard", {"version": 1})
        last = await dora.call("POST", "topics/moon-ferry/en/discard", {"version": 1})
        assert last.is_success, last.text


async def test_what_is_refused_is_not_written_down_as_done(db: Database) -> None:
    from sqlalchemy import select

    from store import tables as t

    desk = await on(db)
    first = (await desk.editing.access("metro")).published["en"]

    class Late(SqlTopics):
        @override
        async def add(self, revision: Any) -> Any:
            raise Conflict("changed_meanwhile", None)  # type: ignore[arg-type]

    with pytest.raises(Conflict):
        await Editing(Late(db), SqlStaff(db), desk.clock).restore(desk.ana, "metro", first.id, "x")
    async with db.read() as connection:
        actions = (await connection.execute(select(t.audit.c.action))).scalars().all()
    assert "faq: restored" not in actions


async def test_what_editors_add_from_unanswered_may_still_be_saved(db: Database) -> None:
    """A text holds 300 phrasings; "Make it a phrasing" counts no further than anybody likes."""
    async with calling(db) as dora:
        said = [(Language.EN, f"question {n}") for n in range(301)]
        await dora.desk.editing.add_phrasings(dora.desk.ana, "metro", said, "unanswered")
        draft = (await dora.call("GET", "topics/metro")).json()["texts"]["en"]["open"]
        body = {"version": draft["version"], "body": draft["body"], "reason": ""}
        saved = await dora.call("PUT", "topics/metro/en", body)
        assert saved.status_code == 200, saved.text


async def test_restore_stays_in_its_topic(db: Database) -> None:
    async with calling(db) as dora:
        await dora.topics.take_in([topic("taxi")], "", "x", NOON)
        other = (await dora.desk.editing.access("metro")).published["en"]
        await dora.call("POST", "topics/taxi/restore", {"revision": other.id, "reason": "x"})
        assert not (await dora.desk.editing.access("metro")).open


# ── odd input ────────────────────────────────────────────────────────────────────────────────


async def approved(dora: Caller) -> int:
    return (await dora.desk.approved("metro", "en", text("newer"))).version


@pytest.mark.parametrize(
    "at",
    ["2026-12-01T10:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"],
)
async def test_a_time_that_cannot_be_used_is_a_clear_error(db: Database, at: str) -> None:
    async with calling(db) as dora:
        body = {"version": await approved(dora), "at": at}
        answer = await dora.call("POST", "topics/metro/en/publish", body)
        assert answer.status_code in (200, 400), answer.text


async def test_languages_that_are_none_are_a_clear_error(db: Database) -> None:
    async with calling(db) as dora:
        body = {"key": "2026-12-01", "body": {"name": {"en": "x"}, "closed": [{}]}}
        answer = await dora.call("POST", "lists/holiday", body)
        assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
async def test_a_revision_that_is_none_is_not_found(db: Database, number: int) -> None:
    async with calling(db) as dora:
        body = {"revision": number, "reason": "x"}
        answer = await dora.call("POST", "topics/metro/restore", body)
        assert answer.status_code in (400, 404), answer.text


@pytest.mark.parametrize("number", [2**31, 2**63])
async def test_a_place_that_is_none_is_a_clear_error(db: Database, number: int) -> None:
    async with calling(db) as dora:
        body = {"places": [["x", number]], "outcome": "dropped"}
        answer = await dora.call("POST", "unanswered/settle", body)
        assert answer.status_code in (200, 400), answer.text


@pytest.mark.parametrize("slug", ["", "Bad Slug", "greet:me"])
async def test_a_preview_of_a_bad_name_is_a_clear_error(db: Database, slug: str) -> None:
    async with calling(db) as dora:
        body = {"slug": slug, "language": "en", "facts": FERRY_FACTS, "text": FERRY_TEXT}
        answer = await dora.call("POST", "preview", body)
        assert answer.status_code in (200, 400), answer.text


async def test_a_reason_with_a_null_character_is_a_clear_error(db: Database) -> None:
    async with calling(db) as dora:
        body = {"version": None, "body": FERRY_TEXT, "reason": "a\x00b"}
        answer = await dora.call("PUT", "topics/metro/en", body)
        assert answer.status_code in (200, 400), answer.text


@pytest.mark.parametrize("path", ["topics/a%00b", "lists/canned/a%00b/history"])
async def test_a_null_character_in_an_address_is_not_found(db: Database, path: str) -> None:
    async with calling(db) as dora:
        answer = await dora.call("GET", path)
        assert answer.status_code in (200, 400, 404), answer.text


async def test_a_wrong_key_may_have_any_character(db: Database) -> None:
    async with calling(db) as dora:
        import json

        facts = FERRY_FACTS | {"authority": {"name": {"\ud800": "x"}, "phones": []}}
        body = json.dumps({"version": None, "body": facts})
        answer = await dora.raw("PUT", "topics/metro/facts", body)
        assert answer.status_code == 400, answer.text


async def test_who_is_second_in_a_list_is_told_so(db: Database) -> None:
    items = SqlItems(db)
    desk = await on(db)
    body = {"title": {"en": "a"}, "texts": {"en": "b"}}
    await items.add("canned", "x", body, desk.ana.id, NOON)
    found = await asyncio.gather(
        *(items.change("canned", "x", 1, body, desk.ana.id, NOON) for _ in range(5)),
        return_exceptions=True,
    )
    assert sum(one is None for one in found) == 1
    assert all(one is None or isinstance(one, Conflict) for one in found), found


async def test_what_came_with_the_program_stands_in_the_history(db: Database) -> None:
    items = SqlItems(db)
    await items.take_in(read_seed(), "seed", NOON)
    held = (await items.of_kind("canned"))[0]
    desk = await on(db)
    body = {"title": {"en": "a"}, "texts": {"en": "b"}}
    await items.change("canned", held.key, held.version, body, desk.ana.id, NOON)
    assert held.body in [change.body for change in await items.history("canned", held.key)]


async def test_a_name_is_not_blank(db: Database) -> None:
    async with calling(db) as dora:
        facts = FERRY_FACTS | {"authority": {"name": {"en": "  "}, "phones": []}}
        answer = await dora.call("PUT", "topics/metro/facts", {"version": None, "body": facts})
        assert answer.status_code == 400


async def test_a_reason_is_not_blank(db: Database) -> None:
    desk = await on(db)
    desk.prover.right = [7]
    await desk.send_out("metro", "en", text("worse"))
    held = (await desk.editing.access("metro")).open["en"]
    with pytest.raises(BadInput):
        await desk.editing.publish(desk.chief, "metro", "en", held.version, None, "  ")


def test_a_link_that_is_none_is_found_not_raised() -> None:
    ferry = topic("ferry")
    source = Source({Language.EN: "x"}, "http://[x")
    facts = replace(ferry.facts, sources=(source,))
    assert list(check_topic(replace(ferry, facts=facts), ["ferry"], NOON.date()))


# ── files ────────────────────────────────────────────────────────────────────────────────────


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def flipped(content: bytes, needle: bytes) -> bytes:
    """One byte of what is stored is another: the archive's sum is wrong."""
    place = content.index(needle)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def encrypted(content: bytes) -> bytes:
    """As a program would mark it."""
    marked = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := marked.find(mark, place + 1)) >= 0:
            marked[place + offset] |= 1
    return bytes(marked)


TEXTS = b"slug,language,question,answer,details,phrasings,trials\nmetro,en,q,a,d,p,t\n"
STORED = zipped({"texts.csv": TEXTS}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", b"PK: 1"),
        ("a.zip", flipped(STORED, b"metro,en")),
        ("a.zip", encrypted(STORED)),
        ("a.xlsx", flipped(zipped({"[Content_Types].xml": b"<Types/>"}, 0), b"<Types/>")),
        ("a.xlsx", encrypted(zipped({"[Content_Types].xml": b"<Types/>"}))),
        ("a.xlsx", zipped({"[Content_Types].xml": b"<Types/>"})),
    ],
)
def test_a_damaged_file_is_a_clear_error(name: str, content: bytes) -> None:
    with pytest.raises(BadTables):
        unpack(name, content, [])


def test_a_deep_file_does_not_kill_the_process() -> None:
    """In a process of its own: it ends with a segmentation fault."""
    program = "from faq.packages import unpack\nunpack('a.yaml', b'[' * 100_000, [])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.returncode
    assert "BadTables" in done.stderr


def test_an_archive_is_one_whatever_it_is_called() -> None:
    bomb = zipped({"a.yaml": b" " * 120_000_000})
    with pytest.raises(BadTables) as raised:
        unpack("bomb.yaml", bomb, [])
    assert "Too large" in str(raised.value.problems[0].what)


def test_a_file_of_anchors_does_not_grow() -> None:
    """Six are 10**6 words; nine, in less than a kilobyte, are the memory of the machine."""
    lines = ["a0: &a0 lol"]
    for n in range(1, 7):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")
    document = "\n".join(lines) + "\n" + dump_topic(topic("ferry"))
    document = document.replace("phrasings:\n", "phrasings:\n      - *a6\n", 1)
    try:
        parts = unpack("ferry.yaml", document.encode(), [])
    except BadTables:
        return
    assert max(len(p) for x in parts if isinstance(x.body, FaqText) for p in x.body.phrasings) < 999


def yaml_of(old: str, new: str) -> bytes:
    document = dump_topic(topic("ferry"))
    assert old in document
    return document.replace(old, new).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("slug: ferry", f"slug: {'x' * 61}"),
        ("url: https://example.org/a", "url: javascript:alert(1)"),
        ("url: https://example.org/a", "url: 5"),
        ("phones:\n    - '12345'", "phones: '12345'"),
        ("related: []", "related: taxi"),
        ("related: []", "related: [{a: 1}]"),
        ("    phrasings:\n      - ferry\n", "    phrasings: ferry\n"),
        ("- '12345'", "- call me"),
    ],
)
def test_a_file_of_a_wrong_shape_is_a_clear_error(old: str, new: str) -> None:
    with pytest.raises(BadTables):
        unpack("ferry.yaml", yaml_of(old, new), [])


@pytest.mark.parametrize("word", ["Wo\x0brd", "Wo\x01rd"])
@pytest.mark.parametrize("form", [Form.XLSX, Form.XLIFF])
def test_no_character_keeps_everything_from_going_out(word: str, form: Form) -> None:
    metro = topic("metro")
    odd = replace(metro.texts[Language.EN], answer=word)
    topics = [replace(metro, texts={**metro.texts, Language.EN: odd})]
    packed = pack(form, topics, [Language.EN], Language.ZH, ())
    unpack(NAMES[form][0], packed, topics)


@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV, Form.YAML])
@pytest.mark.parametrize(
    "phrasings",
    [
        tuple(f"{n:03} " + "x" * 190 for n in range(300)),
        ("one\u2028line",),
        ("one\x85line",),
    ],
    ids=["many", "separator", "next-line"],
)
def test_phrasings_come_back(form: Form, phrasings: tuple[str, ...]) -> None:
    metro = topic("metro")
    own = replace(metro.texts[Language.EN], phrasings=phrasings)
    topics = [replace(metro, texts={**metro.texts, Language.EN: own})]
    packed = pack(form, topics, [Language.EN], Language.ZH, ())
    name = NAMES[form][0]
    (back,) = [p.body for p in unpack(name, packed, []) if p.part == "en"]
    assert isinstance(back, FaqText)
    assert back.phrasings == phrasings


def test_a_column_stands_there_once() -> None:
    content = b"slug,language,question,answer,details,phrasings,trials,answer\n"
    content += b"metro,en,q,the answer,d,p,t,another\n"
    with pytest.raises(BadTables):
        unpack("texts.csv", content, [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.zip",
            zipped({f"{n}.yaml": dump_topic(topic("ferry")).encode() for n in range(2)}),
        ),
        (
            "a.xlf",
            b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="fr">'
            + b'<file id="metro"><unit id="answer"><segment><target>Un</target></segment></unit>'
            b"</file>" * 2 + b"</xliff>",
        ),
    ],
)
def test_a_part_stands_there_once(name: str, content: bytes) -> None:
    with pytest.raises(BadTables):
        unpack(name, content, [topic("metro")])


def claiming(book: Workbook, extent: bytes, claimed: bytes) -> bytes:
    """The workbook, whose third sheet says another extent than it has."""
    saved = io.BytesIO()
    book.save(saved)
    files = {}
    with zipfile.ZipFile(saved) as archive:
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet3"):
                dimension = b'<dimension ref="%b"'
                assert dimension % extent in content
                content = content.replace(dimension % extent, dimension % claimed)
            files[entry.filename] = content
    return zipped(files)


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    packed = pack(Form.XLSX, [topic("metro"), topic("taxi")], [Language.EN], Language.ZH, ())
    book = load_workbook(io.BytesIO(packed))
    parts = unpack("a.xlsx", claiming(book, b"A1:G3", b"A1:G2"), [])
    assert {part.slug for part in parts if part.part == "en"} == {"metro", "taxi"}


def test_a_sheet_that_says_it_is_wide_is_read_as_far_as_it_goes() -> None:
    """Believed, it would be 32 million cells, and this test would take minutes."""
    packed = pack(Form.XLSX, [topic("metro")], [Language.EN], Language.ZH, ())
    book = load_workbook(io.BytesIO(packed))
    book["texts"].cell(2_000, 1).value = "x"
    content = claiming(book, b"A1:G2000", b"A1:XFD2000")
    with pytest.raises(BadTables):
        unpack("a.xlsx", content, [])


async def test_a_file_within_the_limit_is_taken(db: Database) -> None:
    """The page says 10 MB; the application takes 11."""
    async with calling(db) as dora:
        answer = await dora.upload("a.csv", b"x" * (10 * 1024 * 1024))
        assert answer.status_code == 200, answer.text


async def test_an_interpreter_language_is_chosen_to_translate_into(db: Database) -> None:
    async with calling(db) as dora:
        answer = await dora.call("GET", "export?form=xliff&language=zh&language=fr&source=zh")
        assert b'trgLang="zh"' not in answer.content


# ── unanswered ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "said",
    [
        "Tel.13800138000",
        "тел.89161234567",
        "call 138\u00a00013\u00a08000",
        "call 138–0013–8000",
        "my passport M123A4567",  # Korea, since 2021
        "my passport 12AB34567",  # France
        "my passport AAA123456",  # Spain
        "residence card USA310058112301",  # China's, until 2017
        "wx13800138000",
    ],
)
def test_what_is_personal_is_masked(said: str) -> None:
    assert "[" in mask(said), mask(said)


@pytest.mark.parametrize(
    "said",
    [
        "visa until 01.11.2026",
        "visa until 01-11-2026",
        "from 2026-11-01 2026-11-05",
        "I earn 1 000 000 yuan",
        "a fine of 100000 yuan",
        "5000-10000 yuan a month",
        "110 119 120: which one?",
        "12345 12366 which",
        "2025 2026 2027",
    ],
)
def test_what_is_not_personal_stays(said: str) -> None:
    assert mask(said) == said


def test_long_words_are_masked_in_time() -> None:
    """A resident may write 4,000 letters; the list looks at 2,000 messages, on the event loop."""
    missed = [
        Missed(("c", n), "oos", None, f"{n}" + "a" * 3_990, Language.EN, (), NOON)
        for n in range(100)
    ]
    started = time.process_time()
    wordings(missed)
    assert time.process_time() - started < 0.5


async def test_an_answer_is_unhelpful_to_what_it_was_asked_by(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "metro")
    await desks.say(address, "thanks")
    await desks.say(address, "No", choice="helpful:metro:no")
    (miss,) = await SqlMisses(desks.db).open(LONG_AGO, 9)
    assert miss.text == "metro"


async def test_what_a_source_changed_is_found_in_time() -> None:
    """On the event loop, once for each language that follows: details are up to 8,000 long."""
    before, after = "哈" * 4_000, "哈" * 3_999 + "啊"
    started = time.process_time()
    changes(before, after)
    assert time.process_time() - started < 0.5


async def test_one_question_becomes_a_phrasing_of_one_topic(db: Database) -> None:
    """Two editors press at the same moment."""
    desks = Desks.on(db)
    async with calling(db) as dora:
        await dora.topics.take_in([topic("taxi")], "", "x", NOON)
        address = await desks.resident()
        id_ = await desks.say(address, "oos")
        (miss,) = await SqlMisses(db).open(LONG_AGO, 9)
        assert miss.place == (id_, 1)
        await asyncio.gather(
            *(
                dora.call(
                    "POST",
                    "unanswered/settle",
                    {"places": [[id_, 1]], "outcome": "phrasing", "slug": slug},
                )
                for slug in ("metro", "taxi")
            )
        )
        drafts = [(await dora.desk.editing.access(slug)).open for slug in ("metro", "taxi")]
        assert sum(map(bool, drafts)) == 1
