"""A page from a template: its style, its scripts, and the policy that allows nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policyparse.reporters.harmless import harmless
from policyparse.reporters.html.changes import differing
from policyparse.reporters.quantities import figure, terms
from policyparse.reporters.summary import count, percent


def page(template: str, scripts: tuple[str, ...], shown: Mapping[str, object], style_sheet: str = "style.css") -> str:
    """Return the page of a template for `shown`."""
    style, script = _asset(style_sheet), Markup().join(map(_asset, scripts))
    return (
        _environment().get_template(template).render(shown, style=style, script=script, policy=_policy(style, script))
    )


def fragment(template: str, shown: Mapping[str, object], style_sheet: str) -> str:
    """Return a template's output for `shown`, with its style, for embedding in another page."""
    return f"<style>{_asset(style_sheet)}</style>\n{_environment().get_template(template).render(shown)}"


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this style and this script may have any effect."""
    allowed = {"style-src": _hash(style), "script-src": _hash(script)}
    denied = dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'")
    return "; ".join(f"{name} {value}" for name, value in (denied | allowed).items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> Markup:
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))  # noqa: S704 (our own file)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"figure": figure, "terms": terms, "count": count, "percent": percent}
    environment.globals["differing"] = differing
    return environment


def _harmless(value: object) -> object:
    """Clean every text that a template outputs; markup comes from the template."""
    return harmless(value) if type(value) is str else value
