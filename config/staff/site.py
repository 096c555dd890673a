"""The admin site: a login in two steps, and the page where staff set up their second factor.

Between the steps nobody is logged in: the session only remembers whose password was right, for ten minutes.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model, login
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from config.staff import factor, tries
from config.staff.forms import AgainForm, CodeForm, Counted, EnrolForm, PasswordForm

WAITING, KEY, AGAIN = "second_factor_waiting", "second_factor_key", "second_factor_again"  # in the session
WITHIN = 600  # seconds from a right password to the code
View = Callable[[HttpRequest], HttpResponseBase]


def closing(view: View) -> View:
    """Answers 429 with a sentence where there were too many tries; the same whether the name is anybody's or not."""

    @wraps(view)
    def door(request: HttpRequest) -> HttpResponseBase:
        try:
            return view(request)
        except tries.Closed as closed:
            wait = max(1, int((closed.until - timezone.now()).total_seconds()))
            context = {"title": "The door is closed", "until": closed.until}
            answer = TemplateResponse(request, "admin/staff/closed.html", context, status=429)
            answer["Retry-After"] = str(wait)
            return answer

    return door


def guard(view: View) -> View:
    """What every step of the login is wrapped in: no forged posts, no passwords in error reports, no endless tries."""
    return csrf_protect(sensitive_post_parameters()(closing(view)))


class FirstStep(LoginView):
    """Name and password. The login itself follows at once only where no second factor is asked."""

    next_page = "admin:index"

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if not factor.is_asked_of(user):
            return super().form_valid(form)
        after = self.get_success_url()
        self.request.session.flush()
        self.request.session[WAITING] = {"user": user.pk, "at": time.time(), "next": after}
        return redirect("admin:second_factor" if factor.has_one(user) else "admin:enrol")


class StaffSite(AdminSite):
    """Where the second factor is asked is told by the setting SECOND_FACTOR; who has one is asked everywhere."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        steps: list[tuple[str, View, str]] = [
            ("", self.second_step, "second_factor"), ("enrol/", self.enrol, "enrol"), ("qr.svg", self.qr, "qr"),
        ]  # fmt: skip
        guarded = [path(f"second-factor/{at}", never_cache(guard(view)), name=name) for at, view, name in steps]
        return [*guarded, *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return never_cache(guard(self.first_step))(request)

    def first_step(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = self.each_context(request) | {
            "title": "Log in",
            "app_path": request.get_full_path(),
            "next": request.GET.get("next") or reverse("admin:index"),
        }
        step = FirstStep.as_view(
            extra_context=context, authentication_form=PasswordForm, template_name="admin/login.html"
        )
        return step(request)

    def second_step(self, request: HttpRequest) -> HttpResponseBase:
        user = waiting(request)
        if user is None or not factor.has_one(user):
            return redirect("admin:login")
        form = CodeForm(request.POST or None, request=request, user=user)
        if form.is_valid():
            return redirect(let_in(request, user))
        return self.show(request, "Second step", form)

    def enrol(self, request: HttpRequest) -> HttpResponseBase:
        """For whoever waits and has none yet, and for those inside, who say their password once more."""
        inside = self.has_permission(request)
        user = request.user if inside else waiting(request)
        if user is None or (not inside and factor.has_one(user)):
            return redirect("admin:login")
        if inside and not time.time() - request.session.get(AGAIN, 0) < WITHIN:
            again = AgainForm(request.POST or None, request=request, user=user)
            if not again.is_valid():
                return self.show(request, "Second factor", again, has_one=factor.has_one(user))
            request.session[AGAIN] = time.time()
            return redirect("admin:enrol")
        key = request.session.setdefault(KEY, factor.fresh_key())
        form = EnrolForm(request.POST or None, request=request, user=user, key=key)
        if not form.is_valid():
            return self.show(request, "Set up the second factor", form, secret=factor.in_letters(key))
        after = let_in(request, user)
        context = self.each_context(request) | {"title": "Recovery codes", "codes": form.codes, "next": after}
        return TemplateResponse(request, "admin/staff/codes.html", context)

    def qr(self, request: HttpRequest) -> HttpResponse:
        user = request.user if self.has_permission(request) else waiting(request)
        if user is None or KEY not in request.session:
            raise Http404
        return HttpResponse(factor.picture(user, request.session[KEY]), content_type="image/svg+xml")

    def show(self, request: HttpRequest, title: str, form: Counted, **more: Any) -> TemplateResponse:
        context = self.each_context(request) | {"title": title, "form": form} | more
        return TemplateResponse(request, "admin/staff/step.html", context)


def waiting(request: HttpRequest) -> Any:
    """Whose password was right a moment ago in this session; None where nobody's was."""
    told = request.session.get(WAITING)
    if not told or not time.time() - told["at"] < WITHIN:
        return None
    return get_user_model()._default_manager.filter(pk=told["user"], is_active=True, is_staff=True).first()


def let_in(request: HttpRequest, user: Any) -> str:
    """Log the user in; where to go on."""
    told = request.session.pop(WAITING, None)
    request.session.pop(KEY, None)
    request.session.pop(AGAIN, None)
    login(request, user)
    return told["next"] if told else reverse("admin:index")
