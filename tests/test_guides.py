"""The tutorial and the how-to pages, followed from the first command to the last."""

from pathlib import Path

import pytest

from tests.guides import DOCS, Followed, fits, follow, own_address, steps

HOW_TO = [page for page in sorted((DOCS / "howto").glob("*.md")) if page.stem != "register"]
"""All but the one that shows commands that fail, which tests/test_importing_docs.py follows."""


def followed(page: Path, folder: Path) -> list[Followed]:
    """Follow a page in an empty folder; what it pushes goes into `remote` beside that."""
    reader = folder / "reader"
    reader.mkdir()
    remote = own_address("https://github.com/YOU/promises.git", folder / "remote")
    done = follow(page.read_text(), reader, remote)
    assert [(one.screen, one.step.shown) for one in done if not one.as_told] == []
    return done


def test_the_tutorial_leads_from_an_empty_folder_to_a_published_page(tmp_path: Path) -> None:
    done = followed(DOCS / "tutorial.md", tmp_path)
    assert [one.step for one in done if one.step.shown is None] == [done[-1].step]
    page = (tmp_path / "reader/promises/public/index.html").read_text()
    for words in ("Promises to Port Alder", "The Harbour Desk", "257 days late", "31 days overdue"):
        assert words in page
    assert (tmp_path / "remote/refs/heads/main").exists()


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_the_commands_of_a_how_to_page_work_in_order(page: Path, tmp_path: Path) -> None:
    assert len(followed(page, tmp_path)) > 3


PAGE = """\
Save it as `list.txt`:

```csv
a,b
```

```sh
cat list.txt
date
```

```text
a,b
…
```

Not shown:

```sh
mkdir new
cd new
```

```sh
pwd
```
"""


def test_a_guide_is_followed_in_one_shell_with_its_files_and_what_it_shows(tmp_path: Path) -> None:
    file, shown, silent, last = follow(PAGE, tmp_path)
    assert (file.screen, silent.screen) == ("", "")
    assert shown.step.shown == "a,b\n…\n"
    assert shown.as_told
    assert last.screen == f"{tmp_path / 'new'}\n"
    assert (tmp_path / "list.txt").read_text() == "a,b\n"


def test_a_guide_whose_command_fails_or_shows_something_else_is_found(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="the shell ended with 1"):
        follow("```sh\ntrue\nfalse\ntrue\n```\n", tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (one,) = follow("```sh\necho a\n```\n\n```text\nb\n```\n", other)
    assert not one.as_told


def test_three_dots_stand_for_anything_in_a_line_and_alone_for_lines() -> None:
    assert fits("in 3 days\nend\n", "in … days\nend\n")
    assert not fits("in 3\n4 days\nend\n", "in … days\nend\n")
    assert fits("a\nb\nc\n", "a\n…\n")
    assert fits("a\n", "a\n…\n")
    assert not fits("a\nb\n", "a\n")
    assert fits("cut off…\n", "cut off…\n")


def test_only_what_is_typed_is_done() -> None:
    page = "```text\n$ ls\n```\n\n```toml\na = 1\n```\n"
    assert list(steps(page)) == []
