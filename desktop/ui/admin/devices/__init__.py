"""Devices of a machine: scanners and printers."""
