"""Verifying a published site with nothing but the site: its files, links, promises and records, and what it would load from elsewhere."""
