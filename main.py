"""Yuqiao's composition root and command line: builds everything and passes it in."""

import os

# before numpy is imported anywhere: spinning threads made a 15 ms query take 600 ms
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import asyncio
import contextlib
import gc
import hashlib
import json
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from pydantic import ValidationError

from core.errors import YuqiaoError
from faq.exchange import BadTopic
from settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from redis.asyncio import Redis

    from bots.checking import Report
    from bots.outbox import Outbox
    from bots.parts import Adapter, Parts
    from core.reception import Reception
    from faq.entry import Content
    from nlu.encoder import Encoder
    from nlu.evaluate import UnderstandsMany
    from nlu.model import About
    from nlu.models import Models
    from store.bus import Live
    from store.conversations import SqlConversations
    from store.db import Database
    from store.limits import Limiter
    from web.continuing import Reached
    from web.links import Links

ROLES = ["agent", "interpreter", "editor", "editor_in_chief", "supervisor", "admin"]
DEMO_PASSWORD = "demo-desk"
DEMO_STAFF = (
    ("mei", "Mei Chen", "zh en fr es pt", 8, 20),
    ("omar", "Omar Haddad", "ar en fr", 9, 18),
    ("yuki", "Yuki Mori", "ja ko en", 9, 21),
    ("anna", "Anna Petrova", "ru en", 10, 22),
)
"""User name, name, languages, and the hours of every day's shift."""
DEMO_EDITORS = (
    ("lin", "Lin Zhao", "editor"),
    ("nadia", "Nadia Benali", "editor"),
    ("wen", "Wen Li", "editor_in_chief"),
)
"""User name, name and role: one writes, another reads, a third decides."""
PLATFORM_PATIENCE = 20.0
"""Seconds that a channel's platform has for an answer."""
HERE = Path(__file__).parent
BAD_CONFIG = 78
"""EX_CONFIG of sysexits.h: restarting will not help."""


class Refused(Exception):
    """Why this can't start, in one line."""


class Failed(Exception):
    """Why a command could not do what it was told, in one line."""


# ── roles ────────────────────────────────────────────────────────────────────────────────────


async def serve(settings: Settings) -> None:
    """The web role: pages, calls and sockets."""
    import uvicorn
    from sqlalchemy import text

    from bots.media import MediaStore
    from bots.registry import switched_on
    from bots.webchat import WebChat
    from core.clock import SystemClock
    from core.continuing import Continuing
    from core.live import Hub
    from core.reception import Reception
    from core.wire import Wire
    from faq.answers import PublishedAnswers
    from faq.editing import Editing
    from faq.following import Following
    from faq.importing import Importing
    from handoff.desk import Desk
    from handoff.house import House
    from handoff.staffing import QueueStaffing
    from nlu.tryout import Tryouts
    from store.bus import RedisBell, connect, listen
    from store.conversations import SqlConversations
    from store.db import Database
    from store.deliveries import SqlDeliveries
    from store.detections import SqlDetections
    from store.errands import Errands
    from store.files import SqlFiles
    from store.handoffs import SqlCallbacks, SqlHandoffs
    from store.items import SqlItems
    from store.misses import SqlMisses
    from store.notes import SqlNotes
    from store.passes import SqlPasses
    from store.staff import SqlStaff
    from store.topics import SqlTopics
    from web import live
    from web.agent import AgentPages
    from web.app import make_app
    from web.auth import Auth
    from web.continuing import ContinuingPages, Reached
    from web.desk import DeskView
    from web.editor import EditorPages
    from web.emergencies import EmergencyPages
    from web.exchange import ExchangePages
    from web.links import Links
    from web.lists import ListPages
    from web.login import LoginPages
    from web.pages import Pages
    from web.resident import ResidentPages
    from web.signing import FileAddresses, FormTokens, hash_token
    from web.translations import Catalogues
    from web.unanswered import UnansweredPages

    db = Database(settings.database)
    redis = connect(redis_url(settings))
    clock, hub, catalogues = SystemClock(), Hub(), Catalogues()
    record = SqlConversations(db, catalogues, switched_on(settings))
    staff, handoffs = SqlStaff(db), SqlHandoffs(db)
    files, notes, callbacks = SqlFiles(db), SqlNotes(db), SqlCallbacks(db)
    media = MediaStore(settings.data_dir / "media")
    topics = SqlTopics(db)
    content = await topics.content()
    answers = PublishedAnswers(content.topics, clock, content.items)
    house, tryouts = House(content.items), Tryouts(content)

    async def take(newer: "Content") -> None:
        answers.replace(newer.topics, newer.items)
        house.replace(newer.items)
        tryouts.take(newer)

    following = Following(topics, content.number, take)
    staffing = QueueStaffing(handoffs, staff, house)
    links = Links(SqlPasses(db), settings.secret(), settings.address)
    bell = RedisBell(redis)
    reception = Reception(record, bell, _NoUnderstanding(), answers, staffing, clock, links)
    addresses = FileAddresses(settings.secret(), clock)
    wire = Wire(catalogues, addresses)
    limiter = _limiter(settings)
    auth = Auth(staff, clock, settings.origin)
    pages = Pages.load(catalogues)
    chat = WebChat(
        reception, record, handoffs, staff, files, staffing, limiter, hub, wire, hash_token
    )
    resident = ResidentPages(
        pages,
        wire,
        answers,
        house,
        record,
        staff,
        files,
        media,
        addresses,
        limiter,
        clock,
        chat.show,
    )
    reached = [Reached(name) for name in sorted(switched_on(settings))]
    continuing = ContinuingPages(resident, Continuing(reception, links), links, limiter, reached)
    view = DeskView(
        record, handoffs, staff, callbacks, notes, wire, clock, house, SqlDeliveries(db)
    )
    desk = Desk(reception, handoffs, staff, clock)
    agent = AgentPages(
        pages,
        wire,
        auth,
        view,
        desk,
        reception,
        record,
        staff,
        notes,
        callbacks,
        files,
        resident,
        answers,
        house,
        hub,
    )
    editing, errands = Editing(topics, staff, clock), Errands(connect(redis_url(settings)))
    editor = EditorPages(pages, wire, auth, editing, topics, staff, errands, limiter)
    items, detections = SqlItems(db), SqlDetections(db)
    lists = ListPages(wire, auth, items, staff, RedisBell(redis), clock)
    emergencies = EmergencyPages(
        auth, editing, items, detections, staff, tryouts, RedisBell(redis), view, limiter
    )
    exchange = ExchangePages(
        auth, topics, Importing(topics, clock), staff, catalogues, limiter, clock
    )
    unanswered = UnansweredPages(
        auth, editing, SqlMisses(db), detections, errands, answers, limiter
    )
    secure = settings.address.startswith("https://")
    login = LoginPages(pages, auth, FormTokens(settings.secret()), limiter, secure)

    async def database_answers() -> None:
        async with db.read() as connection:
            await connection.execute(text("SELECT 1"))

    async def redis_answers() -> None:
        await redis.ping()

    async with _channels(settings, db, redis, reception, record, links) as (channels, _):
        app = make_app(
            [
                *(channel.router() for channel in channels.values()),
                resident.router(),
                continuing.router(),
                chat.router(),
                login.router(),
                agent.router(),
                editor.router(),
                unanswered.router(),
                emergencies.router(),
                lists.router(),
                exchange.router(),
            ],
            catalogues,
            hub,
            {"database": database_answers, "redis": redis_answers},
            [
                lambda: live.follow(listen(connect(redis_url(settings))), hub, following.ring),
                lambda: live.look(record, hub, clock),
                following.run,
                lambda: _name(channels, reached),
            ],
        )
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            ws="websockets-sansio",
            ws_max_size=1 << 20,
            # a context of deflate costs more memory a page than all the rest, for short frames
            ws_per_message_deflate=False,
            ws_ping_interval=30,
            ws_ping_timeout=30,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=5,
        )
        server = uvicorn.Server(config)
        _settle_memory()
        await server.serve(sockets=[_listen(settings.host, settings.port)])
    await db.close()


async def work(settings: Settings) -> None:
    """The worker role: answers, and gives back what vanished agents held."""
    import structlog
    from prometheus_client import start_http_server

    from bots.registry import switched_on
    from bots.worker import Worker
    from core.clock import SystemClock
    from core.reception import Reception
    from faq.answers import PublishedAnswers
    from faq.following import Following
    from handoff.desk import Desk
    from handoff.house import House
    from handoff.staffing import QueueStaffing
    from nlu.aside import Aside
    from nlu.encoder import UniversalSentenceEncoder, encoder_of
    from nlu.listening import Listening
    from nlu.models import pinned
    from nlu.understand import learn
    from store.bus import RedisBell, WorkStream, connect, listen
    from store.conversations import SqlConversations
    from store.db import Database
    from store.handoffs import SqlHandoffs
    from store.passes import SqlPasses
    from store.staff import SqlStaff
    from store.topics import SqlTopics
    from web.links import Links
    from web.translations import Catalogues

    log = structlog.get_logger()
    db = Database(settings.database)
    url = redis_url(settings)
    clock, catalogues = SystemClock(), Catalogues()
    record = SqlConversations(db, catalogues, switched_on(settings))
    staff, handoffs = SqlStaff(db), SqlHandoffs(db)
    topics = SqlTopics(db)
    cheap, costly = UniversalSentenceEncoder(), encoder_of(settings.nlu_encoder)
    content = await topics.content()
    answers = PublishedAnswers(content.topics, clock, content.items)
    house = House(content.items)
    embedded = Aside(lambda: learn(content, settings.nlu_dir, cheap, costly))
    rasa = None
    if settings.nlu_engine == "rasa":
        from nlu.rasa import FallingBack, RasaEngine, rasa_at

        engine = RasaEngine(rasa_at(settings.rasa_url))
        rasa = FallingBack(engine, embedded, content)
    listening = Listening(rasa or embedded, content.items, clock)

    def chosen() -> str | None:
        return pinned(settings.nlu_dir)

    learnt, used = content, chosen()

    async def take(newer: "Content") -> None:
        nonlocal learnt, used
        # the answers first: what is not learnt yet may be asked for by a button
        answers.replace(newer.topics, newer.items)
        house.replace(newer.items)
        listening.replace(newer.items)
        choice = chosen()
        if (_understood_by(newer), choice) != (_understood_by(learnt), used):
            await embedded.replace(lambda: learn(newer, settings.nlu_dir, cheap, costly))
            if rasa is not None:
                rasa.replace(newer)
            learnt, used = newer, choice

    following = Following(topics, content.number, take, chosen)
    if settings.metrics_port is not None:
        start_http_server(settings.metrics_port, settings.host)
    staffing = QueueStaffing(handoffs, staff, house)
    bell = RedisBell(connect(url))
    links = Links(SqlPasses(db), settings.secret(), settings.address)
    reception = Reception(record, bell, listening, answers, staffing, clock, links)
    desk = Desk(reception, handoffs, staff, clock)
    stream = WorkStream(connect(url), f"{socket.gethostname()}:{os.getpid()}")
    worker = Worker(reception, record, stream, clock)

    async def give_back() -> None:
        while True:
            try:
                await desk.give_back_lost(clock.now())
            except Exception:
                log.exception("giving back failed")
            await asyncio.sleep(2)

    parted = _channels(settings, db, connect(url), reception, record, links)
    async with parted as (channels, outbox):
        await _until_stopped(
            worker.run(),
            give_back(),
            outbox.run(listen(connect(url))),
            *(job() for channel in channels.values() for job in channel.jobs()),
            embedded.loaded(),
            listening.loaded(),
            *([] if rasa is None else [rasa.watch()]),
            following.run(),
            _ring_on_content(listen(connect(url)), following.ring),
        )
    await db.close()


async def train(settings: Settings) -> None:
    """The trainer role: learns what editors write, proves it, and publishes what is due."""
    from ops.child import stand_back

    # what it learns may wait; residents, and a desk that starts, may not
    stand_back()
    from core.clock import SystemClock
    from faq.following import Following
    from faq.publishing import Publishing
    from nlu.encoder import UniversalSentenceEncoder, encoder_of
    from nlu.models import pinned
    from nlu.training import Training
    from store.bus import RedisBell, connect, listen
    from store.db import Database
    from store.errands import serve_errands
    from store.topics import SqlTopics

    db, url = Database(settings.database), redis_url(settings)
    topics = SqlTopics(db)
    content = await topics.content()
    costly = encoder_of(settings.nlu_encoder)
    training = Training(settings.nlu_dir, UniversalSentenceEncoder(), costly)
    rasa = None
    if settings.nlu_engine == "rasa":
        from nlu.rasa import rasa_at
        from nlu.rasa_training import RasaTraining

        rasa = RasaTraining(settings.rasa_dir, rasa_at(settings.rasa_url))
        rasa.want(content)

    async def take(newer: "Content") -> None:
        await training.take(newer)
        if rasa is not None:
            rasa.want(newer)

    following = Following(topics, content.number, take, lambda: pinned(settings.nlu_dir))
    publishing = Publishing(topics, training, RedisBell(connect(url)), SystemClock())

    await _until_stopped(
        training.take(content),
        *([] if rasa is None else [rasa.run()]),
        following.run(),
        publishing.run(),
        _ring_on_content(listen(connect(url)), following.ring),
        serve_errands(connect(url), training.errands()),
    )
    await db.close()


def _understood_by(content: "Content") -> object:
    """What there is to learn again for, where it differs."""
    from faq.items import of_kind
    from nlu.emergency import RULE

    return content.topics, content.intents, of_kind(content.items, RULE)


async def _ring_on_content(events: "AsyncIterator[Live]", ring: Callable[[], None]) -> None:
    async for event in events:
        if event.kind in ("content", "resumed"):
            ring()


async def video(settings: Settings) -> None:
    """The video role: for now it says that it is there."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    async def healthz(_: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    app = Starlette(routes=[Route("/healthz", healthz)])
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    _settle_memory()
    await server.serve(sockets=[_listen(settings.host, settings.video_port)])


async def prepare(settings: Settings) -> str | None:
    """Migrates and imports the seed. Returns the first administrator's password, once."""
    from core.clock import SystemClock
    from core.people import Agent, Language, Role
    from core.reception import new_id
    from faq.exchange import SEED, read_folder
    from handoff.lists import read_seed
    from nlu.emergency import item_of
    from nlu.emergency import read_seed as read_rules
    from nlu.intents import read_intents
    from store.db import Database
    from store.items import SqlItems
    from store.migrate import migrate
    from store.staff import SqlStaff
    from store.topics import SqlTopics
    from web.auth import hash_password

    db = Database(settings.database)
    try:
        await migrate(db)
        staff, now = SqlStaff(db), SystemClock().now()
        await SqlTopics(db).take_in(
            read_folder(SEED), "", "seed", now, intents=read_intents(), seed=True
        )
        rules = map(item_of, read_rules())
        await SqlItems(db).take_in([*read_seed(), *rules], "seed", now)
        if await staff.count() > 0:
            return None
        password = secrets.token_urlsafe(12)
        admin = Agent(
            new_id(), "admin", "Admin", Role.ADMIN, (Language.ZH, Language.EN), Language.EN
        )
        await staff.add(admin, hash_password(password), now)
        return password
    finally:
        await db.close()


# ── commands ─────────────────────────────────────────────────────────────────────────────────


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Everything on this machine: Valkey, web, worker and video, watched over."""
    from ops.processes import Child, Processes
    from store.valkey import ValkeyError, ValkeyServer

    _check_ports(settings)
    settings.secret()
    server = None if settings.redis_url is not None else ValkeyServer(settings.data_dir)
    try:
        if server is not None:
            server.start()
        password = None if _prepared(settings) else asyncio.run(prepare(settings))
        _remember_prepared(settings)
        if arguments.demo:
            asyncio.run(_with_database(settings, _hire))
    except ValkeyError as error:
        raise Refused(str(error)) from None
    env = {} if server is None else {"REDIS_URL": server.url}
    # the roles keep the data directory locked until the last of them is gone
    locks = [] if server is None else [server.lock_fd]
    children = [
        Child(name, [sys.executable, __file__, name], env, locks)
        for name in (
            "serve",
            "worker",
            "trainer",
            "video",
            *(["simulate"] if arguments.demo else []),
        )
    ]

    def ready() -> bool:
        if not _answers(settings.host, settings.port):
            return False
        _announce(settings, password, demo=arguments.demo)
        return True

    return Processes(children, [] if server is None else [server]).run(ready)


def role(job: Callable[[Settings], Coroutine[Any, Any, None]]) -> Callable[..., int]:
    def start(settings: Settings, _: argparse.Namespace) -> int:
        import uvloop

        # what is loaded now stays, and looking through it takes a tenth of a start
        gc.disable()
        # threads that wait for the interpreter get it in time: statements take less than the
        # 5 ms for which a busy thread keeps it by default
        sys.setswitchinterval(0.0005)
        uvloop.run(job(settings))
        # threads that still load or learn hold nothing that is worth waiting for
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    return start


def simulate(settings: Settings, _: argparse.Namespace) -> int:
    """Residents that are played, on a desk that runs."""
    from ops.simulate import play

    base = f"http://{settings.host}:{settings.port}"
    asyncio.run(_until_stopped(play(base, settings.data_dir / "demo.json")))
    return 0


def migrate(settings: Settings, _: argparse.Namespace) -> int:
    password = asyncio.run(prepare(settings))
    if password is not None:
        print(f"First administrator: admin / {password}")
    return 0


def rasa(settings: Settings, _: argparse.Namespace) -> int:
    """Rasa beside a desk on this machine: its server, and the training of what is published."""
    from nlu.rasa_training import export
    from store.topics import SqlTopics

    python, at = HERE / ".venv-rasa" / "bin" / "python", urlsplit(settings.rasa_url)
    if not python.exists():
        raise Refused("Rasa has no environment yet: make rasa")

    async def bring(db: "Database") -> None:
        content = await SqlTopics(db).content()
        if not content.topics:
            raise Refused("nothing is published yet: make run, or main.py migrate")
        export(content, settings.rasa_dir)

    asyncio.run(_with_database(settings, bring))
    where = ["--host", at.hostname or "", "--port", str(at.port or 5005)]
    program = [str(python), "-m", "nlu.rasa_project.keep", str(settings.rasa_dir), *where]
    os.execve(python, program, {**os.environ, "PYTHONPATH": str(HERE)})


def faq_import(settings: Settings, arguments: argparse.Namespace) -> int:
    from core.clock import SystemClock
    from faq.exchange import read_folder
    from store.topics import SqlTopics

    folder: Path = arguments.folder
    topics = read_folder(folder)
    if not topics:
        raise Refused(f"{folder} holds no topics")

    async def publish(db: "Database") -> None:
        now = SystemClock().now()
        changed = await SqlTopics(db).take_in(topics, "", arguments.reason, now)
        print(f"{len(topics)} topics read, {len(changed)} parts of them published.")

    asyncio.run(_with_database(settings, publish))
    return 0


def faq_export(settings: Settings, arguments: argparse.Namespace) -> int:
    from faq.exchange import write_folder
    from store.topics import SqlTopics

    async def export(db: "Database") -> None:
        topics = (await SqlTopics(db).content()).topics
        write_folder(arguments.folder, topics)
        print(f"{len(topics)} topics written to {arguments.folder}.")

    asyncio.run(_with_database(settings, export))
    return 0


def faq_check(settings: Settings, arguments: argparse.Namespace) -> int:
    from core.clock import CITY, SystemClock
    from faq.checking import check
    from faq.exchange import read_folder
    from nlu.language import identify

    topics = read_folder(arguments.folder)
    today = SystemClock().now().astimezone(CITY).date()
    findings = check(topics, today, lambda text, prior: identify(text, prior)[0])
    for finding in findings:
        print(finding)
    print(f"{len(topics)} topics, {len(findings)} findings")
    return 1 if findings or not topics else 0


def faq_count(settings: Settings, arguments: argparse.Namespace) -> int:
    from faq.census import census
    from faq.exchange import read_folder
    from nlu.intents import read_intents

    print(census(read_folder(arguments.folder), read_intents()))
    return 0


def channels_check(settings: Settings, _: argparse.Namespace) -> int:
    from bots.checking import check

    return _report_on_channels(settings, check)


def channels_setup(settings: Settings, _: argparse.Namespace) -> int:
    from bots.checking import setup

    return _report_on_channels(settings, setup)


def _report_on_channels(
    settings: Settings, ask: "Callable[[Settings, Parts], Coroutine[Any, Any, Report]]"
) -> int:
    from core.clock import SystemClock
    from core.reception import Reception
    from faq.answers import PublishedAnswers
    from handoff.house import House
    from handoff.staffing import QueueStaffing
    from store.bus import RedisBell, connect
    from store.conversations import SqlConversations
    from store.handoffs import SqlHandoffs
    from store.passes import SqlPasses
    from store.staff import SqlStaff
    from store.valkey import ValkeyServer
    from web.links import Links
    from web.translations import Catalogues

    reports: list[Report] = []
    if settings.redis_url is None:
        # the desk's own, where it runs: channels can be asked about without it too
        settings = settings.model_copy(update={"redis_url": ValkeyServer(settings.data_dir).url})

    async def look(db: "Database") -> None:
        redis, clock = connect(redis_url(settings)), SystemClock()
        record, answers = SqlConversations(db, Catalogues()), PublishedAnswers((), clock)
        staffing = QueueStaffing(SqlHandoffs(db), SqlStaff(db), House(()))
        links = Links(SqlPasses(db), settings.secret(), settings.address)
        bell = RedisBell(redis)
        reception = Reception(record, bell, _NoUnderstanding(), answers, staffing, clock, links)
        async with _parts(settings, db, redis, reception, record, links, {}) as (parts, _):
            reports.append(await ask(settings, parts))

    asyncio.run(_with_database(settings, look))
    print("\n".join(reports[0].lines))
    return 0 if reports[0].ok else 1


def staff_add(settings: Settings, arguments: argparse.Namespace) -> int:
    from core.clock import SystemClock
    from core.people import Agent, Language, Role
    from core.reception import new_id
    from store.staff import SqlStaff
    from web.auth import hash_password

    password = secrets.token_urlsafe(12)
    agent = Agent(
        new_id(),
        arguments.username,
        arguments.name,
        Role(arguments.role),
        tuple(Language(code) for code in arguments.languages),
        Language(arguments.ui_language),
    )

    async def add(db: "Database") -> None:
        await SqlStaff(db).add(agent, hash_password(password), SystemClock().now())

    asyncio.run(_with_database(settings, add))
    print(f"{agent.username} / {password}")
    return 0


def nlu_predict(settings: Settings, arguments: argparse.Namespace) -> int:
    from nlu.evaluate import predict
    from nlu.labelled import read_columns

    texts = [columns[0] for columns in read_columns(arguments.file)]
    understander = _trained(settings, _learnt_from(settings), arguments.engine)
    with arguments.output.open("w", encoding="utf-8") as out:
        for prediction in predict(understander, texts):
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 0


def nlu_evaluate(settings: Settings, arguments: argparse.Namespace) -> int:
    from core.clock import SystemClock
    from nlu.evaluate import evaluate
    from nlu.intents import INTENTS
    from nlu.labelled import BadRow, read_rows
    from nlu.models import key_of, pinned
    from nlu.report import Origin, render
    from nlu.understand import all_examples

    try:
        rows = read_rows(arguments.files)
    except BadRow as error:
        raise Failed(str(error)) from None
    content = _learnt_from(settings)
    known = INTENTS | {topic.slug for topic in content.topics}
    if unknown := sorted({row.label for row in rows} - known):
        print(f"No topic or intent has these labels: {', '.join(unknown)}", file=sys.stderr)
    report = evaluate(_trained(settings, content, arguments.engine), rows)
    print(report)
    if arguments.json is not None:
        arguments.json.write_text(
            json.dumps(report.as_dict(), ensure_ascii=False, indent=2), encoding="utf-8"
        )
    if arguments.html is not None:
        files = [path.name for path in arguments.files]
        used = pinned(settings.nlu_dir) or key_of(all_examples(content), *_encoders(settings))
        origin = Origin(files, used, content.number, SystemClock().now())
        arguments.html.write_text(render(report, origin), encoding="utf-8")
    return 0


def nlu_train(settings: Settings, _: argparse.Namespace) -> int:
    import time

    from nlu.models import NotLearnt
    from nlu.understand import all_examples

    content, models = _learnt_from(settings), _models(settings)
    examples = all_examples(content)
    before, started = {about.key for about in models.kept()}, time.perf_counter()
    try:
        about = models.learnt(examples, content.number).about
    except NotLearnt as error:
        raise Failed(str(error)) from None
    took = time.perf_counter() - started
    found = "was there already" if about.key in before else f"made in {took:.1f} s"
    print(f"key       {about.key[:12]}, {found}")
    print(f"content   {f'number {content.number}' if content.number else 'the seed'}")
    print(f"examples  {about.examples:,} of {len({e.label for e in examples})} labels")
    print(f"held out  {_scores(about)}")
    if about.calibrated != about.examples:
        print(f"          as calibrated on {about.calibrated:,} examples: the change was small")
    pinned = models.pinned()
    if pinned is not None and pinned != about.key:
        print(f"in use    {pinned[:12]} still: main.py nlu use latest")
    return 0


def nlu_models(settings: Settings, _: argparse.Namespace) -> int:
    from nlu.models import key_of
    from nlu.understand import all_examples

    models = _models(settings)
    kept, pinned = models.kept(), models.pinned()
    if not kept:
        raise Failed(f"no model is kept in {settings.nlu_dir}: main.py nlu train")
    used = pinned or key_of(all_examples(_learnt_from(settings)), *_encoders(settings))
    for about in kept:
        mark = "" if about.key != used else "pinned" if pinned else "in use"
        print(
            f"{about.key[:12]}  {mark:6}  content {about.content:4}  made {about.made_at}  "
            f"{about.examples:6,} examples  held out {_scores(about)}"
        )
    return 0


def nlu_use(settings: Settings, arguments: argparse.Namespace) -> int:
    models = _models(settings)
    try:
        models.go_back(None if arguments.key == "latest" else arguments.key)
    except LookupError as error:
        raise Failed(f"{error}: main.py nlu models lists them") from None
    used = models.pinned()
    what = "the model of what is published" if used is None else f"model {used[:12]}"
    print(f"In use from now on: {what}. Running workers take it within seconds.")
    return 0


def nlu_vectors(settings: Settings, arguments: argparse.Namespace) -> int:
    from nlu.encoder import MultilingualE5
    from nlu.normalise import clean
    from nlu.understand import all_examples
    from nlu.vectors import SEED, read, rounded_by_text, write

    encoder = MultilingualE5()
    known = {} if arguments.anew else read(SEED, encoder.id)
    texts = [clean(example.text) for example in all_examples(_seed())]
    vectors = rounded_by_text(texts, encoder, known)
    write(SEED, encoder.id, vectors)
    print(
        f"{len(vectors):,} vectors in {SEED}, {len(vectors.keys() - known.keys()):,} of them new."
    )
    return 0


# ── parts ────────────────────────────────────────────────────────────────────────────────────


class _NoUnderstanding:
    """The web role receives and replies; understanding is the worker's."""

    async def understand(self, text: str, prior: object) -> NoReturn:
        raise AssertionError("the web role understands nothing")


@contextlib.asynccontextmanager
async def _channels(
    settings: Settings,
    db: "Database",
    redis: "Redis",
    reception: "Reception",
    record: "SqlConversations",
    links: "Links",
) -> "AsyncIterator[tuple[Mapping[str, Adapter], Outbox]]":
    """The channels that are switched on, and what sends to them.

    Raises:
        Refused: a setting of one can't be used.
    """
    from bots.registry import build

    channels: dict[str, Adapter] = {}
    async with _parts(settings, db, redis, reception, record, links, channels) as (parts, outbox):
        try:
            channels.update(build(settings, parts))
        except ValueError as error:
            raise Refused(str(error)) from None
        try:
            yield channels, outbox
        finally:
            for channel in channels.values():
                await channel.close()


@contextlib.asynccontextmanager
async def _parts(
    settings: Settings,
    db: "Database",
    redis: "Redis",
    reception: "Reception",
    record: "SqlConversations",
    links: "Links",
    channels: "Mapping[str, Adapter]",
) -> "AsyncIterator[tuple[Parts, Outbox]]":
    """What channels are built from."""
    import httpx

    from bots.arrivals import Arrivals
    from bots.media import MediaStore
    from bots.outbox import Outbox
    from bots.parts import Parts
    from bots.saying import Saying
    from core.continuing import Continuing
    from store.addresses import SqlAddresses
    from store.deliveries import SqlDeliveries
    from store.limits import Turns
    from store.marks import SqlMarks
    from store.windows import SqlWindows
    from web.signing import FileAddresses
    from web.translations import Catalogues

    clock = reception.clock
    deliveries, windows = SqlDeliveries(db), SqlWindows(db)
    outbox = Outbox(channels, deliveries, windows, Turns(redis), reception.bell, clock)
    http = httpx.AsyncClient(timeout=PLATFORM_PATIENCE)
    parts = Parts(
        arrivals=Arrivals(reception, Continuing(reception, links), _limiter(settings)),
        media=MediaStore(settings.data_dir / "media"),
        translate=Catalogues(),
        http=http,
        redis=redis,
        clock=clock,
        windows=windows,
        outbox=outbox,
        deliveries=deliveries,
        marks=SqlMarks(db),
        says=Saying(reception, record),
        addresses=SqlAddresses(db),
        record=record,
        bell=reception.bell,
        address_of=FileAddresses(settings.secret(), clock),
        public_url=settings.public_url,
    )
    async with http:
        yield parts, outbox


async def _name(channels: "Mapping[str, Adapter]", reached: "list[Reached]") -> None:
    """Finds out what the accounts of the channels are called, for the page that sends there."""
    import structlog

    from web.continuing import Reached

    for place, one in enumerate(reached):
        try:
            handle = await channels[one.channel].handle()
            reached[place] = Reached(one.channel, handle.name, handle.url)
        except Exception as error:
            # the page says the channel's name alone
            structlog.get_logger().warning(
                "account not named", channel=one.channel, error=type(error).__name__
            )


def _limiter(settings: Settings) -> "Limiter":
    from limits.aio.storage import RedisStorage

    from store.limits import Limiter

    return Limiter(RedisStorage(f"async+{_limits_url(settings)}", implementation="redispy"))


def redis_url(settings: Settings) -> str:
    if settings.redis_url is None:
        raise Refused("REDIS_URL is not set: `run` starts a Valkey of its own, a single role not")
    return settings.redis_url


def _limits_url(settings: Settings) -> str:
    url = redis_url(settings)
    return url.replace("unix://", "redis+unix://", 1) if url.startswith("unix://") else url


def _settle_memory() -> None:
    """What was loaded stays: leaving it out of each full collection keeps those short."""
    gc.collect()
    gc.freeze()
    gc.enable()


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, or one line about why not."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError as error:
        raise Refused(f"can't listen on {host}:{port}: {error.strerror}") from None
    return bound


def _trained(settings: Settings, content: "Content", engine: str | None) -> "UnderstandsMany":
    from nlu.models import NotLearnt
    from nlu.understand import learn

    if (engine or settings.nlu_engine) == "rasa":
        from nlu.rasa import RasaAlone

        return RasaAlone(settings.rasa_url, content)
    try:
        return learn(content, settings.nlu_dir, *_encoders(settings))
    except NotLearnt as error:
        raise Failed(str(error)) from None


def _learnt_from(settings: Settings) -> "Content":
    """What is published, where there is a database that has something; else the seed."""
    from store.topics import SqlTopics

    found: list[Content] = []

    async def read(db: "Database") -> None:
        found.append(await SqlTopics(db).content())

    if settings.database_url is not None or (settings.data_dir / "yuqiao.db").exists():
        asyncio.run(_with_database(settings, read))
    return found[0] if found and found[0].topics else _seed()


def _seed() -> "Content":
    from faq.entry import Content
    from faq.exchange import SEED, read_folder
    from nlu.intents import read_intents

    return Content(0, tuple(read_folder(SEED)), tuple(read_intents()))


def _encoders(settings: Settings) -> "tuple[Encoder, Encoder]":
    from nlu.encoder import UniversalSentenceEncoder, encoder_of

    return UniversalSentenceEncoder(), encoder_of(settings.nlu_encoder)


def _models(settings: Settings) -> "Models":
    from nlu.models import Models, make_apart

    return Models(settings.nlu_dir, *_encoders(settings), make_apart)


def _scores(about: "About") -> str:
    return " ".join(f"{name} {share:.1%}" for name, share in about.scores.items()) or "none"


async def _with_database(
    settings: Settings, job: "Callable[[Database], Coroutine[Any, Any, None]]"
) -> None:
    from store.db import Database
    from store.migrate import migrate as bring_up

    db = Database(settings.database)
    try:
        await bring_up(db)
        await job(db)
    finally:
        await db.close()


def _prepared_stamp(settings: Settings) -> str:
    """Changes with whatever ``prepare`` would have to do."""
    from faq.exchange import SEED, digest_folder

    migrations = sorted(p.name for p in (HERE / "store/migrations/versions").glob("*.py"))
    seeds = (SEED, HERE / "nlu" / "intents", HERE / "handoff" / "seed")
    rules = hashlib.sha256((HERE / "nlu" / "emergency.yaml").read_bytes()).hexdigest()
    return " ".join([*map(digest_folder, seeds), rules, *migrations])


def _prepared(settings: Settings) -> bool:
    """Whether our own SQLite database was prepared by this very code: loading what prepares it
    would double the time of a start."""
    stamp, database = settings.data_dir / "prepared", settings.data_dir / "yuqiao.db"
    return (
        settings.database_url is None
        and database.exists()
        and stamp.exists()
        and stamp.read_text() == _prepared_stamp(settings)
    )


def _remember_prepared(settings: Settings) -> None:
    (settings.data_dir / "prepared").write_text(_prepared_stamp(settings))


def _check_ports(settings: Settings) -> None:
    """Says at once what a role would find out later."""
    for port in (settings.port, settings.video_port):
        _listen(settings.host, port).close()


def _answers(host: str, port: int) -> bool:
    """Whether the web role is ready."""
    try:
        with socket.create_connection((host, port), timeout=0.5) as connection:
            connection.sendall(b"GET /readyz HTTP/1.0\r\n\r\n")
            return b" 200 " in connection.recv(64)
    except OSError:
        return False


def _announce(settings: Settings, password: str | None, *, demo: bool) -> None:
    from bots.registry import states

    address = settings.address
    print(f"\nYuqiao 语桥 is ready.\n  Residents  {address}/\n  Staff      {address}/agent")
    print(f"  Editors    {address}/editor")
    print(f'  Widget     <script src="{address}/widget.js" async></script>')
    print(f"  Channels   {states(settings)}")
    if not any(settings.nlu_dir.glob("model-*.npz")):
        print("  Learning   the answers, for the first time: questions wait half a minute or so")
    if password is not None:
        print(f"\n  First administrator: admin / {password}  (shown this once)")
    if demo:
        names = ", ".join(member[0] for member in (*DEMO_STAFF, *DEMO_EDITORS))
        print(f"\n  Demonstration staff: {names} (password: {DEMO_PASSWORD})")
    print("\nCtrl-C ends it.", flush=True)


async def _hire(db: "Database") -> None:
    """The demonstration's staff and their shifts, where they are not there yet."""
    from core.clock import SystemClock
    from core.errors import Conflict
    from core.people import Agent, Language, Role, Shift
    from core.reception import new_id
    from store.staff import SqlStaff
    from web.auth import hash_password

    staff, now, password = SqlStaff(db), SystemClock().now(), hash_password(DEMO_PASSWORD)
    for username, name, role in DEMO_EDITORS:
        editor = Agent(new_id(), username, name, Role(role), tuple(Language), Language.EN)
        with contextlib.suppress(Conflict):
            await staff.add(editor, password, now)
    for username, name, spoken, starts, ends in DEMO_STAFF:
        languages = tuple(Language(code) for code in spoken.split())
        agent = Agent(new_id(), username, name, Role.AGENT, languages, Language.EN)
        try:
            await staff.add(agent, password, now)
        except Conflict:
            continue
        await staff.set_shifts(
            agent.id,
            [
                Shift(agent.id, language, weekday, starts * 60, ends * 60)
                for language in languages
                for weekday in range(7)
            ],
        )


async def _until_stopped(*jobs: Coroutine[Any, Any, None]) -> None:
    """Runs until SIGTERM or SIGINT, or until a job fails."""
    _settle_memory()
    loop = asyncio.get_running_loop()
    tasks = [asyncio.ensure_future(job) for job in jobs]
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, lambda: [task.cancel() for task in tasks])
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        await asyncio.gather(*tasks, return_exceptions=True)


# ── command line ─────────────────────────────────────────────────────────────────────────────


def parser() -> argparse.ArgumentParser:
    from core.people import Language

    languages = [language.value for language in Language]
    top = argparse.ArgumentParser(prog="python main.py", description="Yuqiao, a multilingual desk")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, job: Callable[..., int], text: str, under: Any = commands) -> Any:
        command = under.add_parser(name, help=text, description=text)
        command.set_defaults(job=job)
        return command

    def group(name: str, text: str) -> Any:
        return commands.add_parser(name, help=text).add_subparsers(required=True, metavar="COMMAND")

    everything = add("run", run, "everything on this machine")
    everything.add_argument("--demo", action="store_true", help="with staff and conversations")
    add("serve", role(serve), "the web role")
    add("worker", role(work), "the worker role")
    add("trainer", role(train), "the trainer role")
    add("video", role(video), "the video role")
    add("rasa", rasa, "Rasa beside a desk on this machine, learning what is published")
    add("simulate", simulate, "residents that are played, on a desk that runs")
    add("migrate", migrate, "bring the database up to date and import the seed")

    faq = group("faq", "the answers")
    importing = add("import", faq_import, "publish a folder of topics", faq)
    importing.add_argument("folder", type=Path)
    importing.add_argument("--reason", default="import", help="kept with what it publishes")
    exporting = add("export", faq_export, "write what is published as a folder of topics", faq)
    exporting.add_argument("folder", type=Path)
    checking = add("check", faq_check, "what a program can prove of a folder of topics", faq)
    checking.add_argument("folder", type=Path, nargs="?", default=HERE / "faq" / "seed")

    counting = add("count", faq_count, "how much each language has, as a table", faq)
    counting.add_argument("folder", type=Path, nargs="?", default=HERE / "faq" / "seed")

    channels = group("channels", "Telegram, WeChat and the others")
    add("check", channels_check, "what is configured, reachable and permitted", channels)
    add("setup", channels_setup, "tell each platform its commands, menu and webhook", channels)

    staff = group("staff", "accounts")
    adding = add("add", staff_add, "add an account; prints its password", staff)
    adding.add_argument("username")
    adding.add_argument("--name", required=True, help="what residents see")
    adding.add_argument("--role", default="agent", choices=ROLES)
    adding.add_argument("--languages", nargs="+", default=["zh", "en"], choices=languages)
    adding.add_argument("--ui-language", default="zh", choices=languages)

    nlu = group("nlu", "understanding")
    predicting = add("predict", nlu_predict, "label the first column of a TSV file", nlu)
    predicting.add_argument("file", type=Path)
    predicting.add_argument("--output", type=Path, required=True, help="a JSONL file")
    evaluating = add("evaluate", nlu_evaluate, "compare with the labels of the second column", nlu)
    evaluating.add_argument("files", type=Path, nargs="+", metavar="file")
    evaluating.add_argument("--html", type=Path, help="a report to read, as a page of its own")
    evaluating.add_argument("--json", type=Path, help="the figures")
    add("train", nlu_train, "learn what is published, or the seed where nothing is", nlu)
    add("models", nlu_models, "list the models that are kept", nlu)
    using = add("use", nlu_use, "go back to a model that is kept, or forth to the latest", nlu)
    using.add_argument("key", help="how the model's key begins, or `latest`")
    vectors = add("vectors", nlu_vectors, "encode the seed's new phrases for first starts", nlu)
    vectors.add_argument("--anew", action="store_true", help="all of them; takes minutes")
    for command in (predicting, evaluating):
        command.add_argument("--engine", choices=["semantic", "rasa"], help="default: NLU_ENGINE")
    return top


def main(argv: "Sequence[str] | None" = None) -> int:
    arguments = parser().parse_args(argv)
    try:
        settings = Settings()
        _make_folder(settings.data_dir)
        _configure_log(settings, sys.argv[1] if argv is None and len(sys.argv) > 1 else "main")
        code: int = arguments.job(settings, arguments)
        return code
    except ValidationError as error:
        for problem in error.errors():
            name = "_".join(str(part) for part in problem["loc"]).upper()
            print(f"Bad setting {name}: {problem['msg']}", file=sys.stderr)
        return BAD_CONFIG
    except Refused as error:
        print(f"Yuqiao can't start: {error}", file=sys.stderr)
        return BAD_CONFIG
    except (YuqiaoError, BadTopic, Failed, OSError) as error:
        said = str(error.phrase) if isinstance(error, YuqiaoError) else str(error)
        print(said, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused(f"can't write to DATA_DIR {folder}: {error.strerror}") from None


def _configure_log(settings: Settings, name: str) -> None:
    from ops.log import configure

    as_json = settings.log_format == "json" or (
        settings.log_format == "auto" and not sys.stderr.isatty()
    )
    configure(json=as_json, level=settings.log_level, role=name)


if __name__ == "__main__":
    sys.exit(main())
