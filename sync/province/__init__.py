"""The provincial gateway: one ledger, one feed for each centre, HTTP in front."""
