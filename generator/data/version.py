"""The version of the data set: the day of its newest record, and the version of the form of its tables."""

import datetime

from generator.index import Index

FORMAT = "1.0.0"
"""The version of the tables: the first number changes when a reader must change, the second when fields are added."""
FORMAT_CHANGES = (("1.0.0", "The first version of the tables."),)
"""What changed in the form of the tables, written by hand, the latest first."""


def newest_day(index: Index) -> datetime.date:
    """The latest `revised` of any record; the data set is as old as that, whenever it is built."""
    return max((entry.record.record.revised.latest for entry in index.assessments), default=datetime.date(1970, 1, 1))


def version(index: Index) -> str:
    """`2026.11.23+format.1.0.0`: a calendar version, with the version of the form of the tables."""
    day = newest_day(index)
    return f"{day.year}.{day.month}.{day.day}+format.{FORMAT}"
