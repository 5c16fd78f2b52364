"""Finding: what the search and the explorer read, made from the index; online for Pagefind, offline for MiniSearch."""
