"""Pages are packed as each browser takes them, and their length says nothing of what is on them."""

import gzip

import brotli
import pytest
from django.http import HttpResponse

from recovery.compression import CompressionMiddleware

PAGE = "/queue/?owner=anyone"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize(
    ("takes", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip, brotli", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_a_page_comes_packed_as_the_browser_takes_it(takes, encoding, cast, visit):
    reference = cast.logs(cast.mara).reference
    answer = visit(cast.mara).get(PAGE, headers={"accept-encoding": takes})
    assert answer.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in answer["Vary"]
    assert int(answer.get("Content-Length", len(answer.content))) == len(answer.content)
    page = UNPACK[encoding](answer.content).decode()
    assert reference in page
    assert page.rstrip().endswith("</html>")


@pytest.mark.parametrize("takes", ["br", "gzip"])
def test_the_same_page_is_not_always_as_long(takes, rf):
    # A page of ours has a token that differs each time, and would differ in length by itself.
    page = "The same words, for everybody and each time. " * 50
    pack = CompressionMiddleware(lambda request: HttpResponse(page))
    answers = [pack(rf.get("/", headers={"accept-encoding": takes})) for _ in range(9)]
    assert {answer["Content-Encoding"] for answer in answers} == {takes}
    assert {UNPACK[takes](answer.content).decode() for answer in answers} == {page}
    assert len({len(answer.content) for answer in answers}) > 1


def test_what_is_short_is_left_as_it_is_and_what_is_unchanged_is_not_sent_again(
    cast, client, visit
):
    small = client.get("/health/ready/", headers={"accept-encoding": "br"})
    assert "Content-Encoding" not in small
    poll = visit(cast.priya).get(
        "/escalations/", headers={"accept-encoding": "br", "hx-request": "true"}
    )
    assert poll["ETag"].startswith('W/"')
    again = visit(cast.priya).get(
        "/escalations/",
        headers={"accept-encoding": "br", "hx-request": "true", "if-none-match": poll["ETag"]},
    )
    assert (again.status_code, again.content) == (304, b"")
