"""The link to the province: HTTP now; other carriers stand beside it."""
