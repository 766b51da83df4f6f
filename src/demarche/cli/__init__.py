"""The command line: `demarche read`, `demarche check`, `demarche schema`."""

import sys


def main() -> None:
    """Run the command line; the commands are imported here, so that importing the package stays cheap."""
    try:
        from demarche.cli.app import app

        app()
    except KeyboardInterrupt:
        # Ctrl-C before a command has begun or after it has ended; while it runs it sees to its output itself.
        sys.exit(130)
