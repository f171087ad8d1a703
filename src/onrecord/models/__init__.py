"""The trained readers that are shipped, one folder a language."""
