"""Data shipped with the program: catalogue, units, calendar, theme, fonts, demonstration centre."""
