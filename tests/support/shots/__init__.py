"""Pictures of the program for those who look at it: every page, state, language, size and scale."""
