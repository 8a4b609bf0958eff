"""A counter day played from a file of visitors through the same use-cases as the screens."""
