"""The command line: `demarche read`, `demarche check`, `demarche schema`."""


def main() -> None:
    """Run the command line; the commands are imported here, so that importing the package stays cheap."""
    from demarche.cli.app import app

    app()
