"""Help of the whole command, its commands in groups."""

from typing import Any

from typer.core import TyperGroup

READING, DESK, DECIDING, OUT = "Read cables", "Keep the desk", "Decide", "Hand on"
_ORDER = (READING, DESK, DECIDING, OUT)


class Grouped(TyperGroup):
    """Lists commands under the panel that each was given, in order of the panels."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - of click, or of what typer ships of it
        """Write a list of commands for each panel."""
        names = [name for name in self.list_commands(ctx) if not self.commands[name].hidden]
        room = formatter.width - 6 - max(map(len, names), default=0)
        panels = {name: _panel(self.commands[name]) for name in names}
        for panel in dict.fromkeys((*_ORDER, *panels.values())):
            rows = [(name, self.commands[name].get_short_help_str(room)) for name in names if panels[name] == panel]
            if rows:
                with formatter.section(panel):
                    formatter.write_dl(rows)


def _panel(command: object) -> str:
    panel = getattr(command, "rich_help_panel", None)
    return panel if isinstance(panel, str) else READING
