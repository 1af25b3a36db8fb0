"""Requests and answers: audience, day, language, downloads."""
