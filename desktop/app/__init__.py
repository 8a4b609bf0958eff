"""Composition root: builds everything, owns the threads, stops them in order."""
