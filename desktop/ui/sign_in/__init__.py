"""Đăng nhập: who, and a password; works without a link."""
