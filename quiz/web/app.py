"""The application: every view and every rule of HTTP, put together."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask
from flask_wtf.csrf import generate_csrf
from werkzeug.local import LocalProxy

from quiz import settings
from quiz.links import grouped
from quiz.settings import Settings, keys
from quiz.web import encoded, failures, headers, limits, logs, metrics, routes, tally
from quiz.web.author.desk import Desks
from quiz.web.author.desk import install as install_desks
from quiz.web.catalogue import Catalogue
from quiz.web.context import addresses, elsewhere, frame, served, site
from quiz.web.groups.sessions import LASTS, Sessions
from quiz.web.isolates import Page, in_a_row, typed
from quiz.web.parts.rose import emblem
from quiz.web.proxies import Proxies
from quiz.web.publishing import publish_all, ready_store
from quiz.words.facts import cited, cited_for, entries, in_words, of_fact, of_whom, sides
from quiz.words.grammar import counted, listed
from quiz.words.groups import in_front, received, why_changes_hidden, why_hidden
from quiz.words.numbers import apart, half_up, in_figures, root, rounded
from quiz.words.roles import what_is_missed_alone
from quiz.words.talk import seen, steadiness
from quiz.words.times import brief, day, minutes, moment
from quiz.words.verdicts import headline, headline_of_sheet, leaders, near, sure, worth
from quiz.zones import spoken

LARGEST_REQUEST = 64 * 1024  # nobody sends more than a code
# How templates say numbers, days, names, facts and results.
FILTERS = (
    apart,
    brief,
    cited,
    cited_for,
    counted,
    day,
    emblem,
    entries,
    grouped,
    half_up,
    in_figures,
    headline,
    headline_of_sheet,
    in_a_row,
    in_front,
    in_words,
    leaders,
    listed,
    minutes,
    moment,
    near,
    of_fact,
    of_whom,
    received,
    root,
    rounded,
    seen,
    sides,
    spoken,
    steadiness,
    sure,
    typed,
    what_is_missed_alone,
    why_changes_hidden,
    why_hidden,
    worth,
)


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """The application, from the settings QUIZ_* in the environment and, before them, in `config`.

    Raises SettingError, ContentError or StoreError, each naming what to put right.
    """
    chosen = settings.from_environment(config)
    store = ready_store(chosen)
    return assemble(Catalogue(chosen, store, publish_all(chosen, store)))


def assemble(quizzes: Catalogue, desks: Desks | None = None, counting: tally.Tally | None = None) -> Flask:
    """The application that serves these quizzes.

    desks     one for each, where their authors have pages.
    counting  where what was answered is counted, if QUIZ_METRICS is set; without one, for this process alone.
    """
    app = Flask("quiz", static_folder=None, template_folder=str(settings.shipped("templates")))
    app.url_map.merge_slashes = False  # which would name the host that was asked for; see mending.py
    chosen = quizzes.front.settings
    app.config.update(_config(chosen))
    app.session_interface = Sessions()
    app.extensions |= {"quizzes": quizzes, "quiz": quizzes.front}
    logs.install()
    _prepare_templates(app, quizzes)
    routes.register(app)
    if desks:
        install_desks(app, desks)
        routes.register_author(app)
    if chosen.metrics:
        routes.register_metrics(app)
        metrics.install(app, counting or tally.alone())
    limits.install(app, chosen.database)
    encoded.install(app)
    headers.install(app, chosen)
    failures.install(app)
    app.wsgi_app = Proxies(app.wsgi_app, chosen)  # type: ignore[method-assign]
    return app


def _config(chosen: Settings) -> dict[str, object]:
    """What Flask and its extensions are to do, and the session's cookie.

    The cookie is for the site's own path; over https, under a name that no other site can set.
    """
    path, is_https = urlsplit(chosen.public_url).path or "/", chosen.public_url.startswith("https://")
    prefix = ("__Host-" if path == "/" else "__Secure-") if is_https else ""
    return {
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "TRUSTED_HOSTS": list(chosen.trusted_hosts) or None,
        "WTF_I18N_ENABLED": False,
        "WTF_CSRF_TIME_LIMIT": None,  # a token lasts as long as its session
        "SECRET_KEY": keys.secret_key(chosen),
        "PERMANENT_SESSION_LIFETIME": LASTS,
        "SESSION_COOKIE_NAME": f"{prefix}quiz",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_PATH": path,
    }


def _prepare_templates(app: Flask, quizzes: Catalogue) -> None:
    """Give every template the addresses, and what it says numbers, days and names with."""
    environment = app.jinja_env
    environment.template_class = Page
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update({say.__name__: say for say in FILTERS})
    environment.globals["site"] = quizzes.front if quizzes.is_single else LocalProxy(site)  # that of the request
    environment.globals |= {"elsewhere": elsewhere, "frame": frame, "is_found": headers.is_found}
    environment.globals["csrf_token"] = generate_csrf  # which sets a cookie: pages of groups alone may call it
    app.context_processor(lambda: {"to": addresses(), "served": served()})
