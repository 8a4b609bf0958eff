"""Journal, wire format, sync engine and provincial gateway; payloads are opaque here."""
