"""One sync round at a time."""
