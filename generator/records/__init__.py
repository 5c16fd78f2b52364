"""The frozen records content is read into: one class a thing of the domain, no behaviour beyond reading their own fields."""
