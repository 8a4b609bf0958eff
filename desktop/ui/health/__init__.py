"""Sức khỏe máy: one line for each thing this machine depends on."""
