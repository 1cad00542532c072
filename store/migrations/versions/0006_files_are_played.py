"""Files are voice, video and documents too: how long they play, and what plays them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("files") as files:
        files.add_column(sa.Column("seconds", sa.Float()))
        files.add_column(sa.Column("playable", sa.String(20)))
        # types of documents are long
        files.alter_column("type", existing_type=sa.String(40), type_=sa.String(100))
