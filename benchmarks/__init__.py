"""How fast and how big: this builder against stock MkDocs on the same Markdown and theme, in turn in one run."""
