"""Topics have revisions."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("revisions", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publications")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "topics",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_topics_owner_id")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_topics")),
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("editors", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("origin", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.String(length=32), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("override", sa.Text(), nullable=True),
        sa.Column("proof", sa.JSON(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["base_id"], ["revisions.id"], name=op.f("fk_revisions_base_id")),
        sa.ForeignKeyConstraint(["slug"], ["topics.slug"], name=op.f("fk_revisions_slug")),
        sa.ForeignKeyConstraint(
            ["source_id"], ["revisions.id"], name=op.f("fk_revisions_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
    )
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.create_index("ix_revisions_slug_part", ["slug", "part"], unique=False)
        batch_op.create_index(
            "uq_revisions_open",
            ["slug", "part"],
            unique=True,
            sqlite_where=sa.text("stage IN ('draft', 'review', 'approved')"),
            postgresql_where=sa.text("stage IN ('draft', 'review', 'approved')"),
        )
        batch_op.create_index(
            "uq_revisions_published",
            ["slug", "part"],
            unique=True,
            sqlite_where=sa.text("stage = 'published'"),
            postgresql_where=sa.text("stage = 'published'"),
        )

    _keep_what_was_imported()
    op.drop_table("faq_texts")
    op.drop_table("faqs")


def _keep_what_was_imported() -> None:
    """Topics that somebody imported become published revisions; those that came with the
    program are imported again, with their newer form, after this."""
    connection = op.get_bind()
    faqs = sa.Table("faqs", sa.MetaData(), autoload_with=connection)
    texts = sa.Table("faq_texts", sa.MetaData(), autoload_with=connection)
    now = datetime.now(UTC)
    kept = connection.execute(sa.select(faqs).where(~faqs.c.digest.startswith("seed:"))).all()
    number = 0
    for faq in kept:
        connection.execute(
            TOPICS.insert().values(slug=faq.slug, position=faq.position, created_at=now)
        )
        facts = {
            "category": faq.category,
            "source": "zh",
            "authority": {"name": faq.authority, "phones": faq.phones},
            "sources": faq.sources,
            "reviewed_on": faq.reviewed_on.isoformat(),
            "review_by": faq.review_by.isoformat(),
            "expires_on": None if faq.expires_on is None else faq.expires_on.isoformat(),
            "related": faq.related,
        }
        found = connection.execute(sa.select(texts).where(texts.c.slug == faq.slug))
        rows = sorted(found, key=lambda row: row.language != "zh")
        bodies = [("facts", facts)]
        for row in rows:
            body = {name: getattr(row, name) for name in ("question", "answer", "details")}
            bodies.append((row.language, body | {"phrasings": row.phrasings, "trials": []}))
        source = number + 2
        for part, body in bodies:
            number += 1
            connection.execute(
                REVISIONS.insert().values(
                    slug=faq.slug,
                    part=part,
                    stage="published",
                    version=1,
                    body=body,
                    source_id=None if part in ("facts", "zh") else source,
                    editors=[],
                    author_id="",
                    origin="import",
                    reason="import",
                    remark="",
                    created_at=now,
                    changed_at=now,
                    published_at=now,
                )
            )
    if kept:
        connection.execute(
            PUBLICATIONS.insert().values(
                at=now, actor_id="", reason="import", revisions=list(range(1, number + 1))
            )
        )


TOPICS = sa.table(
    "topics",
    sa.column("slug", sa.String),
    sa.column("position", sa.Integer),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
REVISIONS = sa.table(
    "revisions",
    *(sa.column(name, sa.String) for name in ("slug", "part", "stage", "author_id", "origin")),
    *(sa.column(name, sa.Text) for name in ("reason", "remark")),
    *(sa.column(name, sa.Integer) for name in ("version", "source_id")),
    *(sa.column(name, sa.JSON) for name in ("body", "editors")),
    *(
        sa.column(name, sa.DateTime(timezone=True))
        for name in ("created_at", "changed_at", "published_at")
    ),
)
PUBLICATIONS = sa.table(
    "publications",
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("actor_id", sa.String),
    sa.column("reason", sa.Text),
    sa.column("revisions", sa.JSON),
)
