"""Bàn quét: pages of one paper before they are attached."""
