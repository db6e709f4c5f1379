"""Measurements that anyone can run again; see docs/performance.md."""
