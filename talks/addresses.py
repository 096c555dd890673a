"""One address for one published thing, however it is spelt. Pure; the press and the record both use it."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# What only tells where the reader came from.
TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_ga|_gl|cmpid|ncid|ref|ref_src|referrer|"
    r"at_(campaign|medium|custom\d)|ito|smid|xtor|wt_mc|feedname|feedtype|amp|outputtype|__twitter_impression)",
    re.IGNORECASE,
)
UNRESERVED = "!$&'()*+,-.:;=@_~"
SAME_PORT = {"http": 80, "https": 443}
MOST = 2000


class NoAddress(ValueError):
    """Not the address of an article."""


def canonical(url: str) -> str:
    """The address without what does not tell articles apart: tracking, fragment, default port, case of the host."""
    scheme, host, path, query = taken_apart(url)
    return urlunsplit((scheme, host, path, query, ""))


def key(url: str) -> str:
    """The same for all spellings of one article: without scheme, www, mobile and AMP variants and the last slash."""
    _, host, path, query = taken_apart(url)
    host = re.sub(r"^(www\d?|m|mobile|amp)\.(?=[^.]+\.)", "", host)
    path = re.sub(r"/(amp|index\.(html?|php|aspx?))/?$", "/", path)
    path = re.sub(r"^/amp/(?=.)", "/", path).rstrip("/") or "/"
    return f"{host}{path}" + (f"?{query}" if query else "")


def taken_apart(url: str) -> tuple[str, str, str, str]:
    """Scheme, host with port, path and query in one spelling each."""
    text = url.strip()
    if len(text) > MOST or re.search(r"[\x00-\x20\x7f]", text):
        raise NoAddress("no address: blanks or too long")
    try:
        parts = urlsplit(text)
        port, name = parts.port, (parts.hostname or "").rstrip(".")
        host = name.encode("idna").decode() if name and ":" not in name else f"[{name}]" if name else ""
    except (ValueError, UnicodeError) as error:
        raise NoAddress("no address that can be read") from error
    scheme = parts.scheme.lower()
    if scheme not in SAME_PORT or not host or parts.username is not None:
        raise NoAddress("only http and https addresses are taken")
    if port and port != SAME_PORT[scheme]:
        host = f"{host}:{port}"
    return scheme, host, one_path(parts.path), one_query(parts.query)


def one_path(path: str) -> str:
    """Dots resolved, doubled slashes single, escapes only where needed."""
    kept: list[str] = []
    segments = re.sub(r"/{2,}", "/", path or "/").split("/")
    for segment in segments[1:]:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(quote(unquote(segment), safe=UNRESERVED))
    if segments[-1] in (".", "..") and kept and kept[-1]:
        kept.append("")
    return "/" + "/".join(kept)


def one_query(query: str) -> str:
    """The parameters that tell articles apart, in order of their names."""
    kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(k)]
    return urlencode(sorted(kept))
