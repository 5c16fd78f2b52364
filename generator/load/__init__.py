"""The reader: content files into frozen records, with every fault found and nothing hidden by another."""
