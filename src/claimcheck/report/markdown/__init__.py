"""Drawn as Markdown."""
