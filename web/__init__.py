"""Pages and their calls."""
