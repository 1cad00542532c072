"""A file is served when the record says whose it is."""

from dataclasses import replace

from core.message import Address, Attachment, Incoming
from core.reception import new_id
from store.db import Database
from store.files import SqlFiles
from tests.desk_parts import NOON, Desks

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def test_what_comes_with_a_message_is_the_conversations(db: Database, desks: Desks) -> None:
    files = SqlFiles(db)
    voice = Attachment(new_id(), "v.amr", "audio/amr", 700, seconds=2.02, playable="audio/mpeg")
    lease = Attachment(new_id(), "lease.docx", DOCUMENT, 9_000)
    incoming = Incoming(Address("telegram", "42"), "7", files=(voice, lease))
    received = await desks.reception.receive(incoming)
    assert await files.get(voice.id) == voice
    found = await files.of(received.conversation_id, [lease.id, voice.id, new_id()])
    assert found == [lease, voice]
    (message,) = await desks.record.messages(received.conversation_id)
    assert message.files == (voice, lease)
    # the same again is nothing new
    assert (await desks.reception.receive(incoming)).repeated


async def test_what_a_page_kept_before_stays_as_it_is(db: Database, desks: Desks) -> None:
    files = SqlFiles(db)
    address = await desks.resident()
    conversation_id = await desks.say(address, "sim-card")
    kept = Attachment(new_id(), "a.png", "image/png", 5, 30, 20, thumbnail=True)
    await files.add(conversation_id, kept, NOON)
    await desks.reception.receive(Incoming(address, new_id(), files=(replace(kept, size=6),)))
    assert await files.get(kept.id) == kept
