"""The counter program: domain, store, use-cases, papers, figures, screens."""
