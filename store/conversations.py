"""Conversations and their messages: the guarantees of the one path live in these transactions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, literal, or_, select, update
from sqlalchemy.exc import IntegrityError

from core.conversation import Conversation, State
from core.errors import NotFound
from core.handoff import Callback, HandoffState
from core.message import RESIDENT, Address, AuthorKind, Incoming, Kind, Message, Outgoing
from core.people import Language
from core.phrases import Translate
from core.ports import Change, Received, Stale
from core.understanding import EMERGENCY_PREFIX, Entity
from store import tables as t
from store.addresses import at, make, move, reach_again
from store.db import Database, Transaction
from store.deliveries import put_out
from store.detections import note_detection
from store.files import insert_files
from store.misses import note_judgement, note_miss
from store.rows import (
    dump_actions,
    dump_dialogue,
    dump_files,
    dump_phrase,
    dump_understanding,
    load_entities,
    to_conversation,
    to_message,
)

DESK = "desk"
"""The origin of messages that carry an agent's own id."""

RECEIVE_ATTEMPTS = 3
"""Of two who make the same address at once, one makes it and the other finds it."""

CURSORS = frozenset({"desk_read", "resident_delivered", "resident_read"})

_CONVERSATION = select(t.conversations, t.addresses.c.channel, t.addresses.c.external_id).join_from(
    t.conversations, t.addresses, t.conversations.c.address_id == t.addresses.c.id
)
"""With the address that replies go to."""
_SEEN_FROM = select(t.conversations, t.addresses.c.channel, t.addresses.c.external_id).join_from(
    t.conversations, t.addresses, t.conversations.c.id == t.addresses.c.conversation_id
)
"""With the address that is asked from."""


class SqlConversations:
    """Implements ``core.ports.Conversations``, and the reading that pages need."""

    def __init__(
        self, db: Database, translate: Translate, pushed: frozenset[str] = frozenset()
    ) -> None:
        """``pushed`` are the channels whose messages go into the outbox."""
        self._db = db
        self._translate = translate
        self._pushed = pushed

    async def open(
        self, address: Address, language: Language, now: datetime, token_hash: str | None = None
    ) -> Conversation:
        """The conversation of an address, made where there is none yet."""
        async with self._db.write() as connection:
            row = (await connection.execute(_SEEN_FROM.where(at(address)))).one_or_none()
            if row is None:
                await make(connection, address, language, now, token_hash)
                row = (await connection.execute(_SEEN_FROM.where(at(address)))).one()
            return to_conversation(row)

    async def by_token(self, token_hash: str) -> Conversation | None:
        """The conversation, with the address whose token it is: replies may go elsewhere."""
        async with self._db.read() as connection:
            row = (
                await connection.execute(_SEEN_FROM.where(t.addresses.c.token_hash == token_hash))
            ).one_or_none()
            return None if row is None else to_conversation(row)

    async def get(self, conversation_id: str) -> Conversation | None:
        async with self._db.read() as connection:
            return await _get(connection, conversation_id)

    async def receive(self, incoming: Incoming, now: datetime) -> Received:
        for attempt in range(RECEIVE_ATTEMPTS):
            try:
                return await self._receive(incoming, now)
            except IntegrityError:
                # the same message, twice at once: the other copy was first. Or two messages of
                # somebody new: the other one made his conversation
                repeat = await self._find(incoming.address.channel, incoming.external_id)
                if repeat is not None:
                    return repeat
                if attempt + 1 == RECEIVE_ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    async def _receive(self, incoming: Incoming, now: datetime) -> Received:
        channel = incoming.address.channel
        async with self._db.write() as connection:
            found = await _find(connection, channel, incoming.external_id)
            if found is not None:
                return found
            address = (
                await connection.execute(
                    select(
                        t.addresses.c.id, t.addresses.c.conversation_id, t.addresses.c.blocked_at
                    )
                    .where(at(incoming.address))
                    .with_for_update(key_share=True)
                )
            ).one_or_none()
            if address is None:
                language = incoming.language or Language.EN
                address_id, conversation_id = await make(
                    connection, incoming.address, language, now, None
                )
            else:
                address_id, conversation_id = address.id, address.conversation_id
                if address.blocked_at is not None:
                    await reach_again(connection, address_id)
            numbered = (
                await connection.execute(
                    update(t.conversations)
                    .where(t.conversations.c.id == conversation_id)
                    .values(
                        address_id=address_id,
                        last_seq=t.conversations.c.last_seq + 1,
                        resident_seq=t.conversations.c.last_seq + 1,
                        resident_at=now,
                        changed_at=now,
                    )
                    .returning(t.conversations.c.last_seq, t.conversations.c.language)
                )
            ).one()
            place = incoming.place
            await connection.execute(
                insert(t.messages).values(
                    conversation_id=conversation_id,
                    seq=numbered.last_seq,
                    origin=channel,
                    external_id=incoming.external_id,
                    author_kind=RESIDENT.kind,
                    author_id=None,
                    author_name="",
                    kind=Kind.TEXT,
                    text=incoming.text or (place.name if place is not None else ""),
                    language=numbered.language,
                    choice=incoming.choice,
                    phrases=[],
                    card=await _card(connection, incoming, conversation_id),
                    actions=[],
                    files=dump_files(incoming.files),
                    at=now,
                )
            )
            if incoming.files:
                await insert_files(connection, conversation_id, incoming.files, now)
            return Received(conversation_id, numbered.last_seq, repeated=False)

    async def move(self, address: Address, conversation_id: str, now: datetime) -> Conversation:
        """Leads an address to another conversation, and replies to the address. The conversation
        that it led to is closed where no other address leads there, and its resident becomes the
        same one.

        Raises:
            NotFound: no such conversation.
        """
        for attempt in range(RECEIVE_ATTEMPTS):
            try:
                async with self._db.write() as connection:
                    await move(connection, address, conversation_id, now)
                break
            except IntegrityError:
                # his first message came at the same moment
                if attempt + 1 == RECEIVE_ATTEMPTS:
                    raise
        moved = await self.get(conversation_id)
        if moved is None:
            raise NotFound()
        return moved

    async def _find(self, origin: str, external_id: str) -> Received | None:
        async with self._db.read() as connection:
            return await _find(connection, origin, external_id)

    async def next_unprocessed(self, conversation_id: str) -> tuple[Conversation, Message] | None:
        async with self._db.read() as connection:
            # most looks find nothing, and this one statement says so
            found = (
                await connection.execute(
                    _CONVERSATION.where(
                        t.conversations.c.id == conversation_id,
                        t.conversations.c.resident_seq > t.conversations.c.processed_seq,
                    )
                )
            ).one_or_none()
            if found is None:
                return None
            conversation = to_conversation(found)
            row = (
                await connection.execute(
                    select(t.messages)
                    .where(
                        t.messages.c.conversation_id == conversation_id,
                        t.messages.c.seq > conversation.processed_seq,
                        t.messages.c.author_kind == AuthorKind.RESIDENT,
                    )
                    .order_by(t.messages.c.seq)
                    .limit(1)
                )
            ).one_or_none()
            return None if row is None else (conversation, to_message(row))

    async def unprocessed(self, before: datetime, limit: int) -> list[str]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.conversations.c.id)
                .where(
                    t.conversations.c.resident_seq > t.conversations.c.processed_seq,
                    t.conversations.c.resident_at < before,
                )
                .order_by(t.conversations.c.resident_at)
                .limit(limit)
            )
            return list(rows.scalars())

    async def sent(self, external_id: str) -> Message | None:
        async with self._db.read() as connection:
            row = (
                await connection.execute(
                    select(t.messages).where(
                        t.messages.c.origin == DESK, t.messages.c.external_id == external_id
                    )
                )
            ).one_or_none()
            return None if row is None else to_message(row)

    async def commit(self, change: Change, now: datetime) -> list[Message]:
        try:
            async with self._db.write() as connection:
                return await self._commit(connection, change, now)
        except IntegrityError:
            # a repeat of an agent's message, or a second open handoff: someone was faster
            raise Stale from None

    async def _commit(
        self, connection: Transaction, change: Change, now: datetime
    ) -> list[Message]:
        before, after = change.before, change.after
        repeats = await _repeats(connection, change.send)
        if repeats:
            return repeats
        first = await _advance(connection, change, now)
        if change.understanding is not None:
            await connection.execute(
                update(t.messages)
                .where(
                    t.messages.c.conversation_id == before.id,
                    t.messages.c.seq == change.processed,
                )
                .values(understanding=dump_understanding(change.understanding))
            )
            if change.processed and change.understanding.label.startswith(EMERGENCY_PREFIX):
                place = (before.id, change.processed)
                await note_detection(connection, place, change.understanding, before.state, now)
        sent = [
            self._record(outgoing, after, seq, change.processed, now)
            for seq, outgoing in enumerate(change.send, first)
        ]
        await _insert_messages(connection, sent)
        await put_out(connection, self._pushed, sent, now)
        await _apply_handoff(connection, change, now)
        await _apply_judgements(connection, change, now)
        for seq in change.missed:
            kind = "oos" if seq == change.processed else "asked"
            await note_miss(connection, after.id, seq, now, kind=kind)
        if change.corrected is not None:
            seq, slug = change.corrected
            await note_miss(connection, after.id, seq, now, kind="corrected", slug=slug)
        return sent

    def _record(
        self,
        outgoing: Outgoing,
        conversation: Conversation,
        seq: int,
        reply_to: int | None,
        now: datetime,
    ) -> Message:
        language = conversation.language
        lines = [self._translate(phrase, language) for phrase in outgoing.phrases]
        return Message(
            conversation_id=conversation.id,
            seq=seq,
            author=outgoing.author,
            kind=outgoing.kind,
            text=outgoing.text or "\n".join(lines),
            language=outgoing.language or language,
            at=now,
            external_id=outgoing.external_id,
            reply_to=reply_to,
            phrases=outgoing.phrases,
            card=outgoing.card,
            actions=outgoing.actions,
            files=outgoing.files,
        )

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]:
        """What follows ``after``, oldest first."""
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.messages)
                .where(t.messages.c.conversation_id == conversation_id, t.messages.c.seq > after)
                .order_by(t.messages.c.seq)
                .limit(limit)
            )
            return [to_message(row) for row in rows]

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]:
        """The newest messages (before a ``seq``), oldest first."""
        query = select(t.messages).where(t.messages.c.conversation_id == conversation_id)
        if before is not None:
            query = query.where(t.messages.c.seq < before)
        async with self._db.read() as connection:
            rows = await connection.execute(query.order_by(t.messages.c.seq.desc()).limit(limit))
            return [to_message(row) for row in rows][::-1]

    async def read_up_to(
        self, conversation_id: str, seq: int, now: datetime, **cursors: bool
    ) -> bool:
        """Moves cursors forward, never back and never past the end. True where one moved: then
        whoever looks by himself finds it, should the doorbell be lost."""
        names = [name for name, wanted in cursors.items() if wanted]
        if not CURSORS.issuperset(names):
            raise ValueError("no such cursor")
        c = t.conversations.c
        capped = case((c.last_seq < seq, c.last_seq), else_=literal(seq))
        async with self._db.write() as connection:
            result = await connection.execute(
                update(t.conversations)
                .where(c.id == conversation_id, or_(*[c[n] < capped for n in names]))
                .values(
                    {n: case((c[n] < capped, capped), else_=c[n]) for n in names}
                    | {"changed_at": now}
                )
            )
            return result.rowcount > 0

    async def changed_since(self, moment: datetime) -> dict[str, datetime]:
        """Conversations that changed since, and when: for listeners whose doorbell may be lost."""
        c = t.conversations.c
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(c.id, c.changed_at).where(c.changed_at >= moment)
            )
            return {row.id: row.changed_at for row in rows}

    async def of_agent(self, agent_id: str) -> list[Conversation]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                _CONVERSATION.where(
                    t.conversations.c.agent_id == agent_id,
                    t.conversations.c.state == State.WITH_AGENT,
                )
            )
            return [to_conversation(row) for row in rows]

    async def many(self, ids: Sequence[str]) -> dict[str, Conversation]:
        async with self._db.read() as connection:
            rows = await connection.execute(_CONVERSATION.where(t.conversations.c.id.in_(ids)))
            return {row.id: to_conversation(row) for row in rows}

    async def last_messages(self, ids: Sequence[str]) -> dict[str, Message]:
        """The last message that a person wrote, the resident or an agent, of each."""
        latest = (
            select(t.messages.c.conversation_id, func.max(t.messages.c.seq).label("seq"))
            .where(
                t.messages.c.conversation_id.in_(ids),
                t.messages.c.author_kind.in_([AuthorKind.RESIDENT, AuthorKind.AGENT]),
            )
            .group_by(t.messages.c.conversation_id)
            .subquery()
        )
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.messages).join(
                    latest,
                    and_(
                        t.messages.c.conversation_id == latest.c.conversation_id,
                        t.messages.c.seq == latest.c.seq,
                    ),
                )
            )
            return {row.conversation_id: to_message(row) for row in rows}

    async def entities(self, conversation_id: str, limit: int = 30) -> list[Entity]:
        """What the resident's newest messages name, the newest last."""
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.messages.c.understanding)
                .where(
                    t.messages.c.conversation_id == conversation_id,
                    t.messages.c.author_kind == AuthorKind.RESIDENT,
                )
                .order_by(t.messages.c.seq.desc())
                .limit(limit)
            )
            newest_first = list(rows.scalars())
        return [e for understood in reversed(newest_first) for e in load_entities(understood)]

    async def unread(self, conversations: Sequence[Conversation]) -> dict[str, int]:
        """How many of the resident's messages nobody at the desk has read yet, by conversation."""
        query = (
            select(t.messages.c.conversation_id, func.count().label("n"))
            .join_from(
                t.messages, t.conversations, t.messages.c.conversation_id == t.conversations.c.id
            )
            .where(
                t.conversations.c.id.in_([c.id for c in conversations]),
                t.messages.c.author_kind == AuthorKind.RESIDENT,
                t.messages.c.seq > t.conversations.c.desk_read,
            )
            .group_by(t.messages.c.conversation_id)
        )
        async with self._db.read() as connection:
            return {row.conversation_id: row.n for row in await connection.execute(query)}


async def _get(connection: Transaction, conversation_id: str) -> Conversation | None:
    row = (
        await connection.execute(_CONVERSATION.where(t.conversations.c.id == conversation_id))
    ).one_or_none()
    return None if row is None else to_conversation(row)


async def _find(connection: Transaction, origin: str, external_id: str) -> Received | None:
    row = (
        await connection.execute(
            select(t.messages.c.conversation_id, t.messages.c.seq).where(
                t.messages.c.origin == origin, t.messages.c.external_id == external_id
            )
        )
    ).one_or_none()
    return None if row is None else Received(row.conversation_id, row.seq, repeated=True)


async def _card(
    connection: Transaction, incoming: Incoming, conversation_id: str
) -> dict[str, Any]:
    card: dict[str, Any] = {}
    if incoming.place is not None:
        card["place"] = incoming.place.card()
    if incoming.edits is not None:
        edited = await _find(connection, incoming.address.channel, incoming.edits)
        # what came before the address was moved is in another conversation: nothing to point at
        if edited is not None and edited.conversation_id == conversation_id:
            card["edits"] = edited.seq
    return card


async def _repeats(connection: Transaction, send: Sequence[Outgoing]) -> list[Message]:
    ids = [o.external_id for o in send if o.external_id is not None]
    if not ids:
        return []
    rows = await connection.execute(
        select(t.messages).where(t.messages.c.origin == DESK, t.messages.c.external_id.in_(ids))
    )
    return [to_message(row) for row in rows]


async def _advance(connection: Transaction, change: Change, now: datetime) -> int:
    """Moves the conversation on and gives the ``seq`` of the first message to send."""
    c, after = t.conversations.c, change.after
    values: dict[str, Any] = {
        "language": after.language,
        "state": after.state,
        "agent_id": after.agent_id,
        "misses": after.misses,
        "asked": after.asked,
        "emergency": after.emergency,
        "dialogue": dump_dialogue(after.dialogue),
        "version": change.before.version + 1,
        "last_seq": c.last_seq + len(change.send),
        "changed_at": now,
    }
    conditions = [c.id == change.before.id, c.version == change.before.version]
    if change.processed is not None:
        conditions.append(c.processed_seq < change.processed)
        values["processed_seq"] = change.processed
        if after.state in (State.BOT, State.CLOSED):
            # the bot has read what it answers; in the queue a person has still to
            values["desk_read"] = change.processed
    moved = (
        await connection.execute(
            update(t.conversations).where(*conditions).values(**values).returning(c.last_seq)
        )
    ).one_or_none()
    if moved is None:
        raise Stale
    return int(moved.last_seq) - len(change.send) + 1


async def _insert_messages(connection: Transaction, sent: Sequence[Message]) -> None:
    if not sent:
        return
    await connection.execute(
        insert(t.messages),
        [
            {
                "conversation_id": m.conversation_id,
                "seq": m.seq,
                "origin": DESK,
                "external_id": m.external_id,
                "author_kind": m.author.kind,
                "author_id": m.author.id,
                "author_name": m.author.name,
                "kind": m.kind,
                "text": m.text,
                "language": m.language,
                "choice": None,
                "reply_to": m.reply_to,
                "phrases": [dump_phrase(p) for p in m.phrases],
                "card": m.card,
                "actions": dump_actions(m.actions),
                "files": dump_files(m.files),
                "at": m.at,
            }
            for m in sent
        ],
    )


async def _apply_handoff(connection: Transaction, change: Change, now: datetime) -> None:
    h = t.handoffs.c
    is_open = and_(h.conversation_id == change.after.id, h.state != HandoffState.ENDED)
    if change.after.language is not change.before.language:
        # it waits in the queue of the language it is to be answered in
        await connection.execute(
            update(t.handoffs).where(is_open).values(language=change.after.language)
        )
    if change.end_handoff is not None:
        await connection.execute(
            update(t.handoffs)
            .where(is_open)
            .values(state=HandoffState.ENDED, outcome=change.end_handoff, ended_at=now)
        )
    if change.open_handoff is not None:
        new = change.open_handoff
        await connection.execute(
            insert(t.handoffs).values(
                id=new.id,
                conversation_id=change.after.id,
                language=change.after.language,
                medium=new.medium,
                reason=new.reason,
                priority=new.priority,
                state=HandoffState.WAITING,
                requested_at=now,
            )
        )
    if change.raise_handoff is not None:
        await connection.execute(
            update(t.handoffs)
            .where(is_open, h.priority < change.raise_handoff)
            .values(priority=change.raise_handoff)
        )
    if change.pass_handoff is not None:
        await _pass(connection, change.pass_handoff, change, now)
    if change.accept_handoff is not None:
        won = await connection.execute(
            update(t.handoffs)
            .where(h.id == change.accept_handoff, h.state == HandoffState.WAITING)
            .values(state=HandoffState.ACCEPTED, agent_id=change.after.agent_id, accepted_at=now)
        )
        if won.rowcount != 1:
            raise Stale


async def _pass(connection: Transaction, new_handoff: str, change: Change, now: datetime) -> None:
    h = t.handoffs.c
    ended = (
        await connection.execute(
            update(t.handoffs)
            .where(h.conversation_id == change.after.id, h.state == HandoffState.ACCEPTED)
            .values(state=HandoffState.ENDED, outcome="passed", ended_at=now)
            .returning(h.medium, h.reason, h.priority, h.requested_at)
        )
    ).one_or_none()
    if ended is None:
        raise Stale
    await connection.execute(
        insert(t.handoffs).values(
            id=new_handoff,
            conversation_id=change.after.id,
            language=change.after.language,
            medium=ended.medium,
            reason=ended.reason,
            priority=ended.priority,
            state=HandoffState.ACCEPTED,
            agent_id=change.after.agent_id,
            requested_at=ended.requested_at,
            accepted_at=now,
        )
    )


async def _apply_judgements(connection: Transaction, change: Change, now: datetime) -> None:
    if change.callback is not None:
        await _promise(connection, change.callback)
    if change.rating is not None:
        await _rate(connection, change)
    if change.feedback is not None:
        slug, helpful = change.feedback
        # judging again corrects the first judgement
        f = t.feedback.c
        await connection.execute(
            delete(t.feedback).where(f.conversation_id == change.after.id, f.slug == slug)
        )
        await connection.execute(
            insert(t.feedback).values(
                conversation_id=change.after.id,
                seq=change.processed,
                slug=slug,
                helpful=helpful,
                at=now,
            )
        )
        assert change.processed is not None
        await note_judgement(connection, change.after.id, change.processed, slug, helpful, now)


async def _promise(connection: Transaction, callback: Callback) -> None:
    c = t.callbacks.c
    values = {"language": callback.language, "phone": callback.phone, "words": callback.words}
    # asking again corrects the open promise: nobody is called twice
    again = await connection.execute(
        update(t.callbacks)
        .where(c.conversation_id == callback.conversation_id, c.done_at.is_(None))
        .values(**values)
    )
    if again.rowcount == 0:
        await connection.execute(
            insert(t.callbacks).values(
                id=callback.id,
                conversation_id=callback.conversation_id,
                requested_at=callback.requested_at,
                **values,
            )
        )


async def _rate(connection: Transaction, change: Change) -> None:
    rating = change.rating
    assert rating is not None
    own = (
        await connection.execute(
            select(t.handoffs.c.id).where(
                t.handoffs.c.id == rating.handoff_id,
                t.handoffs.c.conversation_id == change.after.id,
            )
        )
    ).one_or_none()
    if own is None:
        return
    values = {"stars": rating.stars, "words": rating.words, "at": rating.at}
    # judging again corrects the first judgement
    again = await connection.execute(
        update(t.ratings).where(t.ratings.c.handoff_id == rating.handoff_id).values(**values)
    )
    if again.rowcount == 0:
        await connection.execute(insert(t.ratings).values(handoff_id=rating.handoff_id, **values))
