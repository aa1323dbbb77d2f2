"""The pages for Python: their snippets run in order, and print what the page says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["python.md"])
def test_snippets_run_as_they_stand(page, monkeypatch):
    pytest.importorskip("polars")
    monkeypatch.chdir(ROOT)
    session: dict[str, object] = {"__name__": page}
    printed = ""
    blocks = BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    assert len([kind for kind, _ in blocks if kind == "python"]) > 5
    for kind, text in blocks:
        if kind == "text":
            assert printed == text
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(text, page, "exec"), session)
        printed = out.getvalue()
    assert session["week"].booked
    assert session["worst"].missing >= 1
    assert {("rooms.csv", 2)} <= {place[:2] for place in session["problems"]}
    assert "MORNING HUDDLE" in session["huddle"]


def test_pictures_of_the_page_are_there():
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page)
    assert pictures
    for picture in pictures:
        assert (ROOT / "docs" / picture).read_text(encoding="utf-8").startswith("<svg")
