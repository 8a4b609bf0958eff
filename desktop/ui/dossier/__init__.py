"""One dossier: where it stands, what can be done now, facts, papers, timeline."""
