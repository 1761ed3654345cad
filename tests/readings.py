"""What reading an input gives, articles and problems apart."""

from typing import Any

from quoteattr.ingest import Problem, Reading, read


def collect(given: Any, **options: Any) -> tuple[list[Reading], list[Problem]]:
    """The readings and the problems of an input; nothing that is wrong with it is raised."""
    problems: list[Problem] = []
    return list(read(given, on_error=problems.append, **options)), problems
