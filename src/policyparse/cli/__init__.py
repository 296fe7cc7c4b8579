"""The command line: parse, call, write, exit. Everything heavy is imported inside a command."""

from policyparse.cli.app import main, run

__all__ = ["main", "run"]
