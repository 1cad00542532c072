"""What a message means: its language, and the topic, intent or emergency in it."""
