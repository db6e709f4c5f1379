"""Where the JSON-LD of a page stands, and what it is without what hides it."""

import pytest

from claimcheck.interchange.importing.page_scripts import scripts_of

LD = '<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        (f"{LD}1</script>", [(1, "1")]),
        (f"<p>\n\n{LD}1</script>\n{LD}2</SCRIPT >", [(3, "1"), (4, "2")]),
        ("<SCRIPT id=x\nTYPE='Application/LD+JSON'>1</script>", [(1, "1")]),
        ("<script type=application/ld&#43;json>1</script>", [(1, "1")]),
        ("<script>1</script><script type=text/x-ld>2</script>", []),
        ("<script data-x='type=ld+json'>1</script>", []),
        (f"<!-- {LD}1</script> -->{LD}2</script>", [(1, "2")]),
        (f"<!-->{LD}1</script>", [(1, "1")]),
        (f"<!doctype html><?xml?>{LD}1</script>", [(1, "1")]),
        (f"<p title='{LD}1</script>'>{LD}2</script>", [(1, "2")]),
        (f"<style>p::after {{ content: '{LD}1' }}</style>{LD}2</script>", [(1, "2")]),
        (f'<script>var a = "{LD}1"</script>{LD}2</script>', [(1, "2")]),
        (f"<p it's>{LD}1</script>", [(1, "1")]),
        (f'{LD}"</scripts> <b> &amp;"</script>', [(1, '"</scripts> <b> &amp;"')]),
        ("<script type=application/ld+json/>1", [(1, "")]),
        (f"{LD}1", [(1, "")]),
        (f"{LD}1</script><p title='", [(1, "1")]),
        (f"{LD}\n<!--\n1\n-->\n</script>", [(1, "1")]),
        (f"{LD}\n//<![CDATA[\n1;\n//]]>\n</script>", [(1, "1")]),
        (f"{LD}/*<![CDATA[*/1/*]]>*/</script>", [(1, "1")]),
        (f"{LD}<![CDATA[1]]></script>", [(1, "1")]),
        (f"{LD}1 */</script>", [(1, "1 */")]),
    ],
)
def test_the_scripts_of_a_page(page: str, scripts: list[tuple[int, str]]) -> None:
    assert list(scripts_of(page)) == scripts
