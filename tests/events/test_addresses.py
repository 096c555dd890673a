"""One address for one article, however it is spelt."""

import pytest

from talks.addresses import NoAddress, canonical, key

SAME = [
    "https://www.example.org/news/2017/9/astana",
    "http://example.org/news/2017/9/astana/",
    "HTTPS://Example.ORG:443/news//2017/9/./astana",
    "https://m.example.org/news/2017/9/astana?utm_source=feed&utm_medium=rss",
    "https://example.org/news/2017/9/astana/amp",
    "https://example.org/amp/news/2017/9/astana",
    "https://example.org/news/x/../2017/9/ast%61na#comments",
    "https://example.org/news/2017/9/astana/index.html?fbclid=abc",
]


@pytest.mark.parametrize("url", SAME)
def test_spellings_have_one_key(url: str) -> None:
    assert key(url) == "example.org/news/2017/9/astana"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/?id=1", "https://a.example/?id=2"),
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://m.example/x", "https://www.example/x"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
    ],
)
def test_other_articles_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_order_of_parameters_tells_nothing() -> None:
    assert key("https://a.example/?b=2&a=1") == key("https://a.example/?a=1&b=2")


def test_letters_of_other_scripts_are_escaped_once() -> None:
    assert canonical("http://пример.рф/мир") == canonical("http://xn--e1afmkfd.xn--p1ai/%D0%BC%D0%B8%D1%80")


@pytest.mark.parametrize("url", ["", "astana", "ftp://a.example/", "http://", "http://a b/", "http://u:p@a.example/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(NoAddress):
        key(url)
