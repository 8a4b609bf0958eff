"""Lịch làm việc: a year at a glance, days that the centre sets itself, and its hours."""
