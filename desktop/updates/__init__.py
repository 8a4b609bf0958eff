"""Newer versions of the program: found, judged by their signature, fetched, and put in place at a start."""
