"""The encrypted store of one machine: journal, projections, snapshots, drafts, keys, backups."""
