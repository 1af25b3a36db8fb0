"""Measurements on this machine; no tests, and no promises: only how one thing compares with another."""
