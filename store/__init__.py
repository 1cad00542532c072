"""The record (SQL) and the doorbell (Redis). Functions return domain types, never rows."""
