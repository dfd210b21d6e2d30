"""The command `asset-map`: each file here is one of its commands, loaded when it is asked for."""

import ast
import os
import sys
import traceback
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

import click

from asset_map import __version__
from asset_map.settings import PlainError

# Our sums are small: shared among threads they take longer, and the threads of several processes
# get in one another's way. Said before numpy is loaded, or it is too late.
for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

# Errors of these say in their text what a statement was asked with.
DATABASE_PACKAGES = ("psycopg", "sqlalchemy")


class Refusal(click.ClickException):
    """Something expected went wrong: nothing was done, and here is what to try."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print it to standard error."""
        click.echo(self.message, err=True)


class OneFileEach(click.Group):
    """A group whose commands are the modules of this package: `match.py` holds `match`.

    Python keeps some words to itself: `import_.py` holds `import_`, the command `import`.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the modules."""
        return sorted(_modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; only now is its module imported."""
        name = _modules().get(cmd_name)
        if name is None:
            return None
        command = getattr(import_module(f"{__name__}.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with its module's first sentence, read without running the module."""
        rows = [(name, _first_sentence(module)) for name, module in sorted(_modules().items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; tell expected errors in plain words."""
        try:
            return super().invoke(ctx)
        except PlainError as error:
            raise _refusal(error) from None
        except Exception as error:
            if expected := _in_words(error):
                raise _refusal(expected) from None
            if type(error).__module__.partition(".")[0] not in DATABASE_PACKAGES:
                raise
            raise Refusal(_without_values(error)) from None


@click.command(cls=OneFileEach, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """What is near this person that they would love?

    A map of a community's hubs, groups and micro-enterprises. Settings are environment variables
    (ASSET_MAP_HOME and others); the documentation names each.
    """


def _refusal(error: PlainError) -> Refusal:
    return Refusal(f"{error.where}: {error.what}\nTry: {error.remedy}")


def _in_words(error: Exception) -> PlainError | None:
    # Help is asked for more often than anything goes wrong: it does not wait for these libraries.
    from asset_map.store.errors import in_words

    return in_words(error)


def _modules() -> dict[str, str]:
    """Command → module."""
    return {
        module.name.rstrip("_"): module.name
        for module in iter_modules(__path__)
        if not module.name.startswith("_")
    }


def _first_sentence(module: str) -> str:
    spec = find_spec(f"{__name__}.{module}")
    if spec is None or spec.origin is None:
        return ""
    docstring = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8")))
    return (docstring or "").partition("\n")[0]


def _without_values(error: Exception) -> str:
    """A database error by its kind and place: its text may quote what someone typed."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlstate", None) or "no code"
    frames = traceback.extract_tb(error.__traceback__ or sys.exc_info()[2])
    ours = [frame for frame in frames if "asset_map" in frame.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else "unknown place"
    return (
        f"the database: it refused a statement ({type(cause).__name__}, {code}; {place}).\n"
        "Try: asset-map db status. If the store is well, this is a fault of ours: please report it."
    )
