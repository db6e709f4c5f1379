"""Drawn on a terminal: lines of styled text."""
