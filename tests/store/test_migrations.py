"""A database that is in use is brought to the newest schema with everything that is in it."""

from pathlib import Path

from alembic import command
from sqlalchemy import Connection, text

from store.db import Database
from store.migrate import config, migrate

NOW = "2026-11-23 04:00:00"


def _up_to_0005(connection: Connection) -> None:
    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, "0005")


async def test_addresses_know_their_conversation_and_nothing_is_lost(tmp_path: Path) -> None:
    db = Database(f"sqlite:///{tmp_path}/yuqiao.db")
    await db.run(_up_to_0005)
    async with db.write() as connection:
        for n in range(3):
            for statement in (
                f"INSERT INTO residents VALUES ('r{n}', '{NOW}')",
                "INSERT INTO addresses (id, resident_id, channel, external_id, created_at) "
                f"VALUES ('a{n}', 'r{n}', 'web', 'w{n}', '{NOW}')",
                "INSERT INTO conversations (id, resident_id, address_id, language, state, version,"
                " misses, last_seq, resident_seq, processed_seq, desk_read, resident_delivered,"
                " resident_read, created_at, resident_at, changed_at) VALUES "
                f"('c{n}', 'r{n}', 'a{n}', 'en', 'bot', 0, 0, 1, 1, 0, 0, 0, 0, '{NOW}', "
                f"'{NOW}', '{NOW}')",
                "INSERT INTO messages (conversation_id, seq, origin, external_id, author_kind, "
                "author_name, kind, text, language, phrases, card, actions, files, at) VALUES "
                f"('c{n}', 1, 'web', 'm{n}', 'resident', '', 'text', 'hello', 'en', '[]', '{{}}', "
                f"'[]', '[]', '{NOW}')",
            ):
                await connection.execute(text(statement.replace(":", r"\:")))
    await migrate(db)
    async with db.read() as connection:
        led = await connection.execute(text("SELECT id, conversation_id FROM addresses ORDER BY 1"))
        assert [tuple(row) for row in led] == [(f"a{n}", f"c{n}") for n in range(3)]
        kept = await connection.execute(text("SELECT conversation_id FROM messages ORDER BY 1"))
        assert list(kept.scalars()) == ["c0", "c1", "c2"]
        dialogue = await connection.execute(text("SELECT dialogue FROM conversations"))
        assert set(dialogue.scalars()) == {"{}"}
        index = await connection.execute(
            text("SELECT sql FROM sqlite_master WHERE name = 'ix_conversations_unprocessed'")
        )
        assert "WHERE resident_seq > processed_seq" in index.scalar_one()
        assert not (await connection.execute(text("PRAGMA foreign_key_check"))).all()
        assert (await connection.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
    async with db.write() as connection:
        assert (await connection.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
    await db.close()
