"""What forecasts came to: the sentence, and the diagram on a terminal and as SVG, by hand."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from claimcheck.domain.scoring.calibration import Decile, Forecaster
from claimcheck.report.html.reliability_chart import draw_svg
from claimcheck.report.reliability import reliability_in_words
from claimcheck.report.terminal.ascii_glyphs import in_ascii
from claimcheck.report.terminal.reliability_plot import draw_reliability
from tests.conftest import Run

SVG = "{http://www.w3.org/2000/svg}"


def decile(low: float, n: int, kept: int, mean: float) -> Decile:
    return Decile(low=low, high=low + 0.1, n=n, mean=mean, kept=kept)


# Of five given 20 % one came true, of eight given 72 % or 78 % five, of two given 100 % both.
WORKED = [decile(0.2, 5, 1, 0.2), decile(0.7, 8, 5, 0.75), decile(0.9, 2, 2, 1.0)]
ANA = Forecaster(
    name="ana & <co>\u202e",
    n=15,
    brier=0.2,
    base_rate_brier=0.25,
    calibration=WORKED,
    kept=8,
    open=0,
    left_out=0,
)
TOO_FEW = "Too few forecasts of similar odds to compare: a group needs five."


@pytest.mark.parametrize(
    ("deciles", "sentence"),
    [
        ([decile(0.7, 8, 5, 0.7)], "Of what was given 70%, 5 of 8 came true."),
        ([decile(0.7, 8, 5, sum([0.7] * 3) / 3)], "Of what was given 70%, 5 of 8 came true."),
        ([decile(0.7, 8, 5, 0.731)], "Of what was given about 73%, 5 of 8 came true."),
        ([decile(0.9, 5, 5, 1.0)], "Of what was given 100%, 5 of 5 came true."),
        ([decile(0.0, 1200, 0, 0.0)], "Of what was given 0%, 0 of 1,200 came true."),
        (WORKED, "Of what was given 20%, 1 of 5 came true; of about 75%, 5 of 8."),
        ([decile(0.7, 4, 3, 0.7)], TOO_FEW),
        ([], TOO_FEW),
    ],
)
def test_the_sentence_tells_of_each_group_that_has_five_forecasts(
    deciles: list[Decile], sentence: str
) -> None:
    assert reliability_in_words(deciles) == sentence


def test_the_diagram_has_a_point_for_each_group_with_its_count() -> None:
    # 51 columns are 0 to 50: 20 % is column 10, 75 % is 37.5 (38 by rounding to even),
    # 100 % is 50. Eleven rows are 0 to 10: 1 of 5 is row 2, 5 of 8 is 6.25 and so row 6.
    # Right of the last column there is no room, so that the 2 stands left of its point.
    assert [line.plain.rstrip() for line in draw_reliability(WORKED, 80)] == [
        "  Came true",
        "  100% │                                                 2●",
        "       │                                             ·",
        "       │                                        ·",
        "       │                                   ·",
        "       │                              ·       ●8",
        "   50% │                         ·",
        "       │                    ·",
        "       │               ·",
        "       │          ●5",
        "       │     ·",
        "    0% │·",
        "       └───────────────────────────────────────────────────",
        "        0%                      50%                    100%",
        "                            Odds given",
        "  ● share that came true, with the number of forecasts; · as often as forecast",
    ]


@pytest.mark.parametrize("width", [30, 31, 40, 60])
def test_the_diagram_fits_and_has_every_count(width: int) -> None:
    lines = [line.plain.rstrip() for line in draw_reliability(WORKED, width)]
    assert max(map(len, lines)) <= width
    for count in ("5", "8", "2"):
        assert any(f"●{count}" in line or f"{count}●" in line for line in lines)
    assert all(in_ascii(line).plain.isascii() for line in draw_reliability(WORKED, width))


def test_points_side_by_side_keep_their_counts() -> None:
    near = [decile(0.6, 12, 6, 0.69), decile(0.7, 34, 17, 0.71)]
    drawn = "\n".join(line.plain for line in draw_reliability(near, 80))
    assert drawn.count("●") == 2 + 1  # and in the key
    assert "12●" in drawn
    assert "●34" in drawn


def test_there_is_no_diagram_without_room_or_forecasts() -> None:
    assert [*draw_reliability(WORKED, 28)] == []
    assert [*draw_reliability([], 80)] == []


def test_the_svg_has_each_point_at_its_place_with_its_count_and_interval() -> None:
    root = ElementTree.fromstring(draw_svg([ANA]).encode())
    circles = [(one.get("cx"), one.get("cy")) for one in root.iter(f"{SVG}circle")]
    # The square is 300 wide from 64, and 300 high up from 370: 64 + 300 · 0.2 = 124,
    # 370 - 300 · 1/5 = 310; 64 + 225 = 289, 370 - 187.5 = 182.5; 364 and 70.
    assert circles == [("124.0", "310.0"), ("289.0", "182.5"), ("364.0", "70.0")]
    doubts = [one for one in root.iter(f"{SVG}line") if one.get("class") == "doubt"]
    # Wilson's 95 % interval of 1 of 5 is 3.62 to 62.45 %: 370 - 10.9 and 370 - 187.3.
    assert (doubts[0].get("y1"), doubts[0].get("y2")) == ("359.1", "182.7")
    texts = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert [one for one in texts if one in ("5", "8", "2")] == ["5", "8", "2"]
    assert "ana & <co>\\u202e" in texts
    assert "Of what was given 20%, 1 of 5 came true; of about 75%, 5 of 8." in texts


def test_the_svg_says_which_claims_it_is_about() -> None:
    root = ElementTree.fromstring(draw_svg([ANA], "only claims by Acme").encode())
    assert "Only claims by Acme" in [one.text for one in root.iter(f"{SVG}text")]


def ledger(*forecasts: tuple[float, str]) -> str:
    return "".join(
        f'[claims.c{number}]\ntext = "it"\nclaimant = "Acme"\nmade = 2025-01-01\n'
        f'forecasts.f = {{ date = 2025-02-01, probability = {odds}, by = "ana" }}\n'
        f'verdicts.v = {{ date = 2025-06-01, verdict = "{verdict}", because = "so" }}\n'
        for number, (odds, verdict) in enumerate(forecasts)
    )


EIGHT = ledger(*[(0.7, "kept")] * 5, *[(0.7, "broken")] * 3)


def test_score_begins_with_the_sentence_and_draws_on_request(
    run: Run, ledger_file: Callable[[str], Path]
) -> None:
    ledger_file(EIGHT)
    plain = run("score", "--per", "forecaster").out
    assert plain.startswith("ana\n  Of what was given 70%, 5 of 8 came true.\n  Brier ")
    assert "Came true" not in plain
    assert "  Came true\n  100% │" in run("score", "--per", "forecaster", "--diagram").out


def test_score_writes_the_diagram_as_svg(
    run: Run, folder: Path, ledger_file: Callable[[str], Path]
) -> None:
    ledger_file(EIGHT)
    ran = run("score", "--per", "forecaster", "-o", "diagram.svg")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    svg = (folder / "diagram.svg").read_text()
    assert ElementTree.fromstring(svg.encode()).tag == f"{SVG}svg"
    assert run("score", "--per", "forecaster", "-o", "-").out == svg


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--diagram"], "--diagram draws forecasters\n  add --per forecaster\n"),
        (["-o", "x.svg"], "--output draws forecasters\n  add --per forecaster\n"),
        (["--per", "forecaster", "--diagram", "--json"], "--diagram draws and --json does not; "),
        (["--per", "forecaster", "-o", "x.png"], "-o x.png: no format of this command ends in"),
        (["--per", "forecaster", "-o", "claims.toml"], "claims.toml is the ledger"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    options: list[str], said: str, run: Run, folder: Path, ledger_file: Callable[[str], Path]
) -> None:
    ledger_file(EIGHT)
    ran = run("score", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"claimcheck: {said}")
    assert [one.name for one in folder.iterdir()] == ["claims.toml"]
