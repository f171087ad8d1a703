"""Who is meant: names, roles and pronouns of one article brought together as entities."""

from onrecord.resolve.entities import find_entities

__all__ = ["find_entities"]
