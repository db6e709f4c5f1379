"""The documentation as a site, made by Sphinx from this repository's Markdown: `make docs-site`.

A page has the path on the site that it has in the repository, so that a link leads to the same
place in both.
"""

import tomllib
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]

project = "claimcheck"
release = _PROJECT["version"]
language = "en"

root_doc = "docs/index"
include_patterns = ["*.md", "docs/**.md", "bench/**.md"]
exclude_patterns = [".*", "build", "src", "tests"]

extensions = ["myst_parser"]
myst_heading_anchors = 4
smartquotes = False

html_theme = "furo"
html_title = f"{project} {release}"
html_extra_path = ["site/root"]
html_static_path = ["site/static"]
html_css_files = ["tables.css"]
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_use_index = False
html_show_search_summary = False  # it would ask for each page found, which browsers refuse to files


def setup(app: Sphinx) -> None:
    """Show tables of commas as they are: Pygments has no colours for them."""
    app.add_lexer("csv", TextLexer)
