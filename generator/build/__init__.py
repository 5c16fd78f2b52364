"""The builder: a documentation folder into a site, page by page through MkDocs's templates, and then in the place of the old one."""
