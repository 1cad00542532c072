"""Published topics."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from core.people import Language
from faq.entry import FaqText, Source, Topic
from store import tables as t
from store.db import Database


class SqlFaq:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def digest(self) -> str | None:
        """Of the folder that was imported last."""
        async with self._db.read() as connection:
            return (await connection.execute(select(t.faqs.c.digest).limit(1))).scalar_one_or_none()

    async def replace(self, topics: Sequence[Topic], digest: str) -> None:
        """Publishes exactly these topics."""
        async with self._db.write() as connection:
            await connection.execute(delete(t.faq_texts))
            await connection.execute(delete(t.faqs))
            await connection.execute(
                insert(t.faqs),
                [
                    {
                        "slug": topic.slug,
                        "category": topic.category,
                        "authority": dict(topic.authority),
                        "phones": list(topic.phones),
                        "sources": [{"name": dict(s.name), "url": s.url} for s in topic.sources],
                        "related": list(topic.related),
                        "reviewed_on": topic.reviewed_on,
                        "review_by": topic.review_by,
                        "expires_on": topic.expires_on,
                        "position": position,
                        "digest": digest,
                    }
                    for position, topic in enumerate(topics)
                ],
            )
            await connection.execute(
                insert(t.faq_texts),
                [
                    {
                        "slug": topic.slug,
                        "language": language,
                        "question": text.question,
                        "answer": text.answer,
                        "details": text.details,
                        "phrasings": list(text.phrasings),
                    }
                    for topic in topics
                    for language, text in topic.texts.items()
                ],
            )

    async def published(self) -> list[Topic]:
        async with self._db.read() as connection:
            texts: dict[str, dict[Language, FaqText]] = {}
            for row in await connection.execute(select(t.faq_texts)):
                texts.setdefault(row.slug, {})[Language(row.language)] = FaqText(
                    row.question, row.answer, row.details, tuple(row.phrasings)
                )
            return [
                Topic(
                    slug=row.slug,
                    category=row.category,
                    authority=_names(row.authority),
                    phones=tuple(row.phones),
                    sources=tuple(Source(_names(s["name"]), s["url"]) for s in row.sources),
                    reviewed_on=row.reviewed_on,
                    review_by=row.review_by,
                    expires_on=row.expires_on,
                    related=tuple(row.related),
                    texts=texts[row.slug],
                )
                for row in await connection.execute(select(t.faqs).order_by(t.faqs.c.position))
            ]


def _names(value: dict[str, str]) -> dict[Language, str]:
    return {Language(code): name for code, name in value.items()}
