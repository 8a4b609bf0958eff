"""One file per counter action; the file is named as its function."""
