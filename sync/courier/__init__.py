"""Bundles on USB: what a round would say, in one file each way."""
