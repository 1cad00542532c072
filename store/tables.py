"""The schema. Migrations in ``migrations/`` bring a database to it; a test keeps the two equal."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from typing_extensions import override

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in and out; SQLite keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("times are aware")
        return None if value is None else value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


residents = Table(
    "residents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("resident_id", ForeignKey("residents.id"), nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(128), nullable=False),
    # several addresses may lead to one conversation. No foreign key: with conversations.address_id
    # it would be a circle
    Column("conversation_id", String(32), nullable=False, index=True),
    # of the web visitor's token; other channels prove themselves otherwise
    Column("token_hash", String(64), unique=True),
    Column("created_at", UtcDateTime, nullable=False),
    # he blocked the bot or left: nothing is tried until he is back
    Column("blocked_at", UtcDateTime),
    # the one process that sends to it, and until when it may
    Column("leased_by", String(32)),
    Column("leased_until", UtcDateTime),
    UniqueConstraint("channel", "external_id"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("resident_id", ForeignKey("residents.id"), nullable=False, index=True),
    # where replies go: what the resident wrote from last
    Column("address_id", ForeignKey("addresses.id"), nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("state", String(12), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("agent_id", ForeignKey("staff.id"), index=True),
    Column("misses", Integer, nullable=False),
    Column("asked", Integer),
    Column("emergency", String(16)),
    # what the bot remembers of the talk: core/dialogue.py
    Column("dialogue", JSON, nullable=False, server_default=text("'{}'")),
    Column("last_seq", Integer, nullable=False),
    Column("resident_seq", Integer, nullable=False),
    Column("processed_seq", Integer, nullable=False),
    Column("desk_read", Integer, nullable=False),
    Column("resident_delivered", Integer, nullable=False),
    Column("resident_read", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("resident_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False, index=True),
    Index(
        "ix_conversations_unprocessed",
        "resident_at",
        sqlite_where=text("resident_seq > processed_seq"),
        postgresql_where=text("resident_seq > processed_seq"),
    ),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    # who gave external_id: the channel, or the desk
    Column("origin", String(16), nullable=False),
    Column("external_id", String(128)),
    Column("author_kind", String(8), nullable=False),
    Column("author_id", String(32)),
    Column("author_name", String(80), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("choice", String(200)),
    Column("reply_to", Integer),
    Column("phrases", JSON, nullable=False),
    Column("card", JSON, nullable=False),
    Column("actions", JSON, nullable=False),
    Column("files", JSON, nullable=False),
    Column("understanding", JSON),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("origin", "external_id"),
)

# what is to be sent on channels that push, and what became of it; in the order of id
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("address_id", ForeignKey("addresses.id"), nullable=False),
    Column("channel", String(16), nullable=False),
    # core/delivery.py: DeliveryState
    Column("state", String(10), nullable=False),
    # as the channel sends it; null until it is first looked at
    Column("pieces", JSON(none_as_null=True)),
    # pieces that left
    Column("done", Integer, nullable=False),
    # of the next piece: how often it was tried, and whether it may have arrived all the same
    Column("attempts", Integer, nullable=False),
    Column("doubted", Boolean, nullable=False),
    # an earlier piece may have arrived twice, or not at all
    Column("unsure", Boolean, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    # the beginning of its pieces' keys
    Column("key", String(20), nullable=False, unique=True),
    Column("platform_ids", JSON, nullable=False),
    Column("code", String(40)),
    Column("phrase", JSON(none_as_null=True)),
    # merged: the delivery that carries it
    Column("into_id", Integer),
    # pieces that left as answers to callbacks: their numbers by the callback's id, and the newest
    Column("replies", JSON, nullable=False),
    Column("reply_to", String(128)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    UniqueConstraint("conversation_id", "seq"),
    # what is due on a channel; what waits at an address
    Index("ix_deliveries_due", "channel", "state", "address_id"),
    Index("ix_deliveries_waiting", "address_id", "state"),
    Index(
        "ix_deliveries_reply_to",
        "address_id",
        "reply_to",
        sqlite_where=text("reply_to IS NOT NULL"),
        postgresql_where=text("reply_to IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)

# what a resident opened by writing: how many sends it allows yet, and until when
windows = Table(
    "windows",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("external_id", String(128), primary_key=True),
    # message, event, passive
    Column("kind", String(8), primary_key=True),
    Column("left", Integer, nullable=False),
    # what it allowed when it was opened
    Column("total", Integer, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    # when the newest were sent, by an id of each send
    Column("sends", JSON, nullable=False),
)

# what opens a conversation from another address: used once
passes = Table(
    "passes",
    metadata,
    Column("id_hash", String(64), primary_key=True),
    # link, code
    Column("kind", String(4), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("used_at", UtcDateTime),
    Column("used_by", ForeignKey("addresses.id")),
)

files = Table(
    "files",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("thumbnail", Boolean, nullable=False),
    Column("seconds", Float),
    # the media type of what plays, where that is not the file itself
    Column("playable", String(20)),
    Column("created_at", UtcDateTime, nullable=False),
)

handoffs = Table(
    "handoffs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("medium", String(8), nullable=False),
    Column("reason", String(16), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("state", String(8), nullable=False),
    Column("agent_id", ForeignKey("staff.id")),
    Column("outcome", String(16)),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("accepted_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Index("ix_handoffs_state_priority", "state", "priority", "requested_at"),
    # one open request a conversation, whatever two processes think
    Index(
        "uq_handoffs_open",
        "conversation_id",
        unique=True,
        sqlite_where=text("state <> 'ended'"),
        postgresql_where=text("state <> 'ended'"),
    ),
)

callbacks = Table(
    "callbacks",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("words", Text, nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Column("done_by", ForeignKey("staff.id")),
    Column("outcome", String(16)),
    Column("note", Text),
)

ratings = Table(
    "ratings",
    metadata,
    Column("handoff_id", ForeignKey("handoffs.id"), primary_key=True),
    Column("stars", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("slug", String(64), nullable=False, index=True),
    Column("helpful", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("author_id", ForeignKey("staff.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("username", String(64), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("languages", JSON, nullable=False),
    Column("ui_language", String(2), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("presence", String(12), nullable=False),
    Column("seen_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

shifts = Table(
    "shifts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agent_id", ForeignKey("staff.id"), index=True),
    Column("language", String(2), nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("actor_id", String(32)),
    Column("action", String(40), nullable=False),
    Column("subject", String(64)),
)

topics = Table(
    "topics",
    metadata,
    Column("slug", String(60), primary_key=True),
    # topic, or intent: what people say that asks for no topic
    Column("kind", String(8), nullable=False, server_default="topic"),
    Column("position", Integer, nullable=False),
    Column("owner_id", ForeignKey("staff.id")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", ForeignKey("topics.slug"), nullable=False),
    # a language's code, or facts
    Column("part", String(8), nullable=False),
    Column("stage", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("base_id", ForeignKey("revisions.id")),
    Column("source_id", ForeignKey("revisions.id")),
    Column("editors", JSON, nullable=False),
    # empty: it came with a file
    Column("author_id", String(32), nullable=False),
    # where it came from: seed, import, desk
    Column("origin", String(8), nullable=False),
    Column("reason", Text, nullable=False),
    Column("reviewer_id", String(32)),
    Column("remark", Text, nullable=False),
    Column("publish_at", UtcDateTime),
    Column("override", Text),
    Column("proof", JSON),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime),
    Column("retired_at", UtcDateTime),
    Index("ix_revisions_slug_part", "slug", "part"),
    # one published and one open revision a part, whatever two editors think
    Index(
        "uq_revisions_published",
        "slug",
        "part",
        unique=True,
        sqlite_where=text("stage = 'published'"),
        postgresql_where=text("stage = 'published'"),
    ),
    Index(
        "uq_revisions_open",
        "slug",
        "part",
        unique=True,
        sqlite_where=text("stage IN ('draft', 'review', 'approved')"),
        postgresql_where=text("stage IN ('draft', 'review', 'approved')"),
    ),
)

# counts the states of what is published: processes look for a higher number
publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor_id", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("revisions", JSON, nullable=False),
    sqlite_autoincrement=True,
)

# small things that editors keep in lists: canned answers, hours, holidays, the directory
items = Table(
    "items",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    # where it came from: seed, desk
    Column("origin", String(8), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime),
)

item_changes = Table(
    "item_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("key", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    # null: it was taken away
    Column("body", JSON(none_as_null=True)),
    Column("actor_id", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    # of an emergency's rule: why it changed, and why in spite of its trial
    Column("reason", Text),
    Column("override", Text),
    UniqueConstraint("kind", "key", "version"),
)

# a resident's message that got no answer, or an answer that did not help; its words stay in
# messages
misses = Table(
    "misses",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    # oos, asked (none of the topics that were offered was meant), unhelpful, corrected
    Column("kind", String(10), nullable=False),
    # the topic whose answer did not help, or was a wrong one
    Column("slug", String(60)),
    Column("at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("settled_by", ForeignKey("staff.id")),
    # what became of it: phrasing, topic, oos, dropped, emergency
    Column("outcome", String(10)),
    Index(
        "ix_misses_open",
        "at",
        sqlite_where=text("settled_at IS NULL"),
        postgresql_where=text("settled_at IS NULL"),
    ),
)

# an emergency that was seen in a resident's message, or that somebody of the staff says was
# missed in it; its words stay in messages
detections = Table(
    "detections",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    # police, fire, medical
    Column("service", String(8), nullable=False),
    # rule:<its id>, learned, reported
    Column("by", String(40), nullable=False),
    Column("score", Float),
    # the conversation's, when it was seen
    Column("state", String(12), nullable=False),
    Column("language", String(2), nullable=False),
    Column("reported_by", ForeignKey("staff.id")),
    # right, false, wrong (another service's: right_service)
    Column("verdict", String(8)),
    Column("right_service", String(8)),
    Column("judged_by", ForeignKey("staff.id")),
    Column("judged_at", UtcDateTime),
    # the label that it was made an example of
    Column("example", String(20)),
)

# how far something outside was read: WeCom's cursor of each account
marks = Table(
    "marks",
    metadata,
    Column("name", String(160), primary_key=True),
    Column("value", Text, nullable=False),
    # calls to read on, counted, and how many of them were followed
    Column("called", Integer, nullable=False),
    Column("followed", Integer, nullable=False),
    # of the last call
    Column("note", Text, nullable=False),
)
