"""People: the queue, who is there, and what they may do with a conversation."""
