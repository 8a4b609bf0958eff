"""Quản trị: people of this machine, passwords, recovery, backups, what it keeps."""
