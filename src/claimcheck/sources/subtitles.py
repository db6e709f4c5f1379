"""Subtitles (SubRip and WebVTT): what is said, without numbers, times and tags."""

import html
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from claimcheck.sources.document import Document
from claimcheck.sources.material import Material

_TIMES: Final = re.compile(
    r"\s*(?:(\d+):)?(\d\d):(\d\d)[.,](\d{1,3})\s+-->\s+(?:(\d+):)?(\d\d):(\d\d)[.,](\d{1,3})"
)
"""The line of times of a cue (WebVTT, 4.1; SubRip has hours and a comma)."""
_TAG: Final = re.compile(
    r"</?(?:[bicuv]|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<[\d:.]+>|\{\\[^{}]*\}", re.I
)
_NOT_SAID: Final = re.compile(r"WEBVTT|NOTE|STYLE|REGION")
_MOMENT: Final = 0.1
"""Seconds: a cue this short only holds the line of the one before, as rolling captions do."""


def read_subtitles(material: Material) -> Document:
    """Return the document of subtitles, a line for each line that is shown.

    Rolling captions show a line twice, first as the new and then as the old one, or once more with
    each word that comes to it; it is read once.
    """
    lines: list[str] = []
    shown: list[str] = []
    for seconds, cue in _cues(material.text):
        lines += _new(shown, cue, seconds)
        shown = cue
    return Document("\n".join(lines), address=material.address)


def _cues(text: str) -> Iterator[tuple[float, list[str]]]:
    """Yield how long each cue stands, in seconds, and its lines."""
    text = re.sub(r"\r\n?", "\n", text).lstrip("\ufeff")
    blocks = re.split(r"\n(?:[ \t]*\n)+", text)
    is_numbered = not text.startswith("WEBVTT")
    for lines in chain.from_iterable(_apart(block, is_numbered) for block in blocks):
        times = next((place for place, line in enumerate(lines[:2]) if _TIMES.match(line)), None)
        if times is None:
            if not _NOT_SAID.match(lines[0].lstrip()):
                yield 1, list(_said(lines))  # no cue, and nothing that is shown is dropped
            continue
        found = _TIMES.match(lines[times])
        assert found
        begins, ends = (_seconds(found.groups()[start : start + 4]) for start in (0, 4))
        if cue := list(_said(lines[times + 1 :])):
            yield ends - begins, cue


def _apart(block: str, is_numbered: bool) -> Iterator[list[str]]:
    """Yield the lines of each cue of a block, where there is no empty line between two.

    A line of times ends the cue before it (WebVTT, 6.1); in SubRip it has its number above it.
    """
    lines = block.strip("\n").split("\n")
    begin = 0
    for place in [place for place, line in enumerate(lines) if _TIMES.match(line)][1:]:
        end = place - 1 if is_numbered and lines[place - 1].strip().isdecimal() else place
        yield lines[begin:end]
        begin = end
    yield lines[begin:]


def _said(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if said := " ".join(html.unescape(_TAG.sub("", line)).split()):
            yield said


def _new(shown: list[str], cue: list[str], seconds: float) -> list[str]:
    """Return the lines of a cue that the one before does not show already."""
    for count in range(min(len(shown), len(cue)), 0, -1):
        if shown[-count:] == cue[:count] and (count < len(cue) or seconds <= _MOMENT):
            return cue[count:]
    before, now = " ".join(shown), " ".join(cue)
    return [now[len(before) + 1 :]] if before and now.startswith(f"{before} ") else cue


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return (int(hours[:9]) * 60 + int(minutes)) * 60 + int(seconds) + float(f"0.{fraction}")
