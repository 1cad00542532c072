"""Channels that push: several addresses a conversation, the outbox, windows and passes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

REPLIES = sa.text("reply_to IS NOT NULL")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("addresses") as addresses:
        addresses.add_column(sa.Column("conversation_id", sa.String(32)))
        addresses.add_column(sa.Column("blocked_at", TIME))
        addresses.add_column(sa.Column("leased_by", sa.String(32)))
        addresses.add_column(sa.Column("leased_until", TIME))
    op.execute(
        "UPDATE addresses SET conversation_id = "
        "(SELECT id FROM conversations WHERE conversations.address_id = addresses.id)"
    )
    with op.batch_alter_table("addresses") as addresses:
        addresses.alter_column("conversation_id", existing_type=sa.String(32), nullable=False)
        addresses.create_index(addresses.f("ix_addresses_conversation_id"), ["conversation_id"])
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_constraint("uq_conversations_address_id", type_="unique")
        conversations.create_index(conversations.f("ix_conversations_address_id"), ["address_id"])

    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("address_id", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("pieces", sa.JSON(none_as_null=True)),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("key", sa.String(20), nullable=False),
        sa.Column("platform_ids", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(40)),
        sa.Column("phrase", sa.JSON(none_as_null=True)),
        sa.Column("into_id", sa.Integer()),
        sa.Column("reply_to", sa.String(128)),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("sent_at", TIME),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_deliveries_conversation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_deliveries_address_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "conversation_id", "seq", name=op.f("uq_deliveries_conversation_id_seq")
        ),
        sa.UniqueConstraint("key", name=op.f("uq_deliveries_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_due", "deliveries", ["channel", "state", "address_id"])
    op.create_index("ix_deliveries_waiting", "deliveries", ["address_id", "state"])
    op.create_index(
        "ix_deliveries_reply_to",
        "deliveries",
        ["address_id", "reply_to"],
        sqlite_where=REPLIES,
        postgresql_where=REPLIES,
    )
    op.create_table(
        "windows",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("external_id", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("channel", "external_id", "kind", name=op.f("pk_windows")),
    )
    op.create_table(
        "passes",
        sa.Column("id_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(4), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME),
        sa.Column("used_by", sa.String(32)),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_passes_conversation_id")
        ),
        sa.ForeignKeyConstraint(["used_by"], ["addresses.id"], name=op.f("fk_passes_used_by")),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_passes")),
    )
    op.create_index(op.f("ix_passes_conversation_id"), "passes", ["conversation_id"])
    op.create_index(op.f("ix_passes_expires_at"), "passes", ["expires_at"])
