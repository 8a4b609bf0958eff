"""Figures of a day or period as tables for other programs: XLSX and CSV."""
