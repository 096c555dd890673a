"""The colours of the tracks as a stylesheet: a new track is a row of data, and its colour comes with it."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from talks.models import Track

HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@cache_control(public=True, max_age=300)
def tracks_css(request: HttpRequest) -> HttpResponse:
    """One rule a track: `.track-astana` and all within it are drawn in the track's colour."""
    rules = [
        f".track-{slug} {{ --track: light-dark({light}, {dark}); }}"
        for slug, light, dark in Track.objects.values_list("slug", "colour_light", "colour_dark")
        if HEX.fullmatch(light) and HEX.fullmatch(dark)
    ]
    return HttpResponse("\n".join(rules) + "\n", content_type="text/css; charset=utf-8")
