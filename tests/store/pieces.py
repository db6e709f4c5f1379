"""Ledger texts from pieces: claims and facts in whatever order and dress TOML allows."""

from hypothesis import strategies as st

IDS = ("xpeng", "xpeng-2", "rocket", "r")
remarks = st.lists(
    st.sampled_from(["\n", "  \n", "# a comment\n", "\t# [claims.xpeng]\n", '# """\n', "# '''\n"]),
    max_size=3,
).map("".join)
hostile_lines = st.lists(
    st.sampled_from(
        [
            "[claims.xpeng]",
            "[claims.xpeng.evidence.k1]",
            "[[claims]]",
            "# comment",
            "made = 1",
            "",
            "words [of] {no} # weight",
            "[",
            "小鹏",
        ]
    ),
    max_size=4,
).map("\n".join)
bodies = st.one_of(
    st.just("made = 2024-03-21\n"),
    st.just('tags = ["ev", "[claims.xpeng]"] # [claims.r]\n'),
    st.just("rows = [\n[1, 2],\n  # ]\n[3],\n]\n"),
    st.just('target = { measure = "x", more-than = nan }\n'),
    st.just("deep.er.value = inf\n"),
    st.just("'quoted key' = '#'\n"),
    st.just(""),
    hostile_lines.map(lambda words: f'text = """\n{words}"""\n'),
    hostile_lines.map(lambda words: f"text = '''{words}'''\n"),
    hostile_lines.map(lambda words: f'list = [ """{words}""",\n"b" ]  # """\n'),
)
headers = st.sampled_from(["[{}]", "  [{}]", "[ {} ]", "[{}] # [claims.r]"])


@st.composite
def blocks_of_text(draw: st.DrawFn) -> list[str]:
    paths = [
        path
        for claim in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=3))
        for path in draw(
            st.lists(
                st.sampled_from([f"claims.{claim}", f'claims."{claim}"']),
                max_size=1,
            )
        )
        + [
            f"claims.{claim}.{table}.k{number}"
            for table, number in draw(
                st.lists(
                    st.tuples(st.sampled_from(["evidence", "verdicts"]), st.integers(1, 3)),
                    unique=True,
                    max_size=3,
                )
            )
        ]
    ] + draw(st.lists(st.sampled_from(["settings", "looks.l1", '"a.b"']), unique=True))
    return [
        draw(remarks) + draw(headers).format(path) + "\n" + draw(bodies) + draw(remarks)
        for path in draw(st.permutations(paths))
    ]


@st.composite
def ledgers(draw: st.DrawFn) -> str:
    text = draw(remarks) + draw(st.sampled_from(["", "top = 1\n", "claims.inline.made = 1\n"]))
    text += "".join(draw(blocks_of_text())) + draw(st.sampled_from(["", "# end", "\n\n"]))
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text
