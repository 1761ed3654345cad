"""Help pages that name what a command takes by its metavars alone: "extract [OPTIONS] FILE..."."""

from typing import Any

from typer.core import TyperCommand

SECTIONS = {"Arguments": "argument", "Options": "option"}


class Command(TyperCommand):
    """A command whose help is the same with every version of Typer, some of which add braces and Python's types."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        given = [param.metavar or "" for param in self.get_params(ctx) if param.param_type_name == "argument"]
        return [self.options_metavar or "", *given]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for title, kind in SECTIONS.items():
            told = [param.get_help_record(ctx) for param in self.get_params(ctx) if param.param_type_name == kind]
            rows = [(record[0].partition(" <")[0], record[1]) for record in told if record]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
