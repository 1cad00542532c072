"""What the bot remembers of the talk: the topic answered last, a chosen language, a number."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "conversations",
        sa.Column("dialogue", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
    )
