"""What travels, byte for byte."""
