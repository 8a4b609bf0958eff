"""Screens. Widgets never see the store: they run use-cases and read what comes back."""
