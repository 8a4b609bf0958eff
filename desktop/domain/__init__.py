"""Rules of the counter in pure Python: no Qt, no SQL, no files, no clock."""
