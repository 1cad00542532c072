"""What understanding costs, how it grows, and how well it does: ``make bench-nlu``."""
