"""Every emergency that is seen is kept for review; an item's change says why."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("item_changes", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("item_changes", sa.Column("override", sa.Text(), nullable=True))
    op.create_table(
        "detections",
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("service", sa.String(length=8), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("reported_by", sa.String(length=32), nullable=True),
        sa.Column("verdict", sa.String(length=8), nullable=True),
        sa.Column("right_service", sa.String(length=8), nullable=True),
        sa.Column("judged_by", sa.String(length=32), nullable=True),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("example", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_detections_conversation_id")
        ),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["staff.id"], name=op.f("fk_detections_reported_by")
        ),
        sa.ForeignKeyConstraint(["judged_by"], ["staff.id"], name=op.f("fk_detections_judged_by")),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name=op.f("pk_detections")),
    )
    op.create_index(op.f("ix_detections_at"), "detections", ["at"], unique=False)
