"""From a published document to the draft of a record: read, clean, segment, parse, draft; no word lost on the way."""
