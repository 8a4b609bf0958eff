"""Danh mục thủ tục: the list, one entry with what the centre changes of it, and files laid over it."""
