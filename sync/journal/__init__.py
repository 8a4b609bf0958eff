"""The journal of one machine: events, their delivery, and the cursor of the feed."""
