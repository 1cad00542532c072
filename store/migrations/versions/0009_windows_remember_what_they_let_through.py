"""A window knows when what it let through was sent, a delivery what left as which reply."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("windows") as windows:
        windows.add_column(sa.Column("sends", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("windows") as windows:
        windows.alter_column("sends", server_default=None)
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.add_column(sa.Column("replies", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.alter_column("replies", server_default=None)
