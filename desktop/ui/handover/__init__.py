"""Trả kết quả: scan or find, check who stands there, hand over."""
