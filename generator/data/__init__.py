"""The data set: every point, evaluation and text as rows, declared once and written as CSV, JSON Lines and SQLite."""
