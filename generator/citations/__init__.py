"""Citations: what can be cited, how each house style writes it, and the files reference managers import."""
