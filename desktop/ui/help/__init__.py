"""Trợ giúp: the manual, found by words without marks, opened at the chapter of a page by F1."""
