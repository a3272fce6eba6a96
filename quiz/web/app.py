"""The application: every view and every rule of HTTP, put together."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask
from flask_compress import Compress
from flask_wtf.csrf import generate_csrf

from quiz import settings
from quiz.settings import keys
from quiz.web import failures, headers, limits, logs, routes
from quiz.web.context import addresses, imprint, origin
from quiz.web.groups.sessions import LASTS, Sessions
from quiz.web.isolates import Page
from quiz.web.proxies import Proxies
from quiz.web.site import Site, publish, ready_store
from quiz.words.grammar import counted, listed
from quiz.words.groups import received
from quiz.words.numbers import half_up, root
from quiz.words.times import day, moment
from quiz.zones import spoken

LARGEST_REQUEST = 64 * 1024  # nobody sends more than a code
FILTERS = (counted, day, half_up, listed, moment, received, root, spoken)  # how templates say numbers, days and names


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """The application, from the settings QUIZ_* in the environment and, before them, in `config`.

    Raises SettingError, ContentError or StoreError, each naming what to put right.
    """
    chosen = settings.from_environment(config)
    store = ready_store(chosen)
    return assemble(Site(chosen, store, publish(chosen, store)))


def assemble(site: Site) -> Flask:
    """The application that serves a site."""
    chosen = site.settings
    app = Flask("quiz", static_folder=None, template_folder=str(settings.shipped("templates")))
    app.url_map.merge_slashes = False  # which would name the host that was asked for; see mending.py
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        TRUSTED_HOSTS=list(chosen.trusted_hosts) or None,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        WTF_I18N_ENABLED=False,
        WTF_CSRF_TIME_LIMIT=None,  # a token lasts as long as its session
        SECRET_KEY=keys.secret_key(chosen),
        **_cookie(chosen.public_url),
        PERMANENT_SESSION_LIFETIME=LASTS,
    )
    app.session_interface = Sessions()
    logs.install()
    app.extensions["quiz"] = site
    app.jinja_env.template_class = Page
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update({say.__name__: say for say in FILTERS})
    app.jinja_env.globals.update(site=site, static=lambda name: f"{addresses().root}/static/{site.file(name)}")
    app.jinja_env.globals["csrf_token"] = generate_csrf  # which sets a cookie: pages of groups alone may call it
    app.context_processor(lambda: {"to": addresses(), "imprint": imprint(), "origin": origin})
    routes.register(app)
    limits.install(app, chosen.database)
    Compress(app)
    headers.install(app, chosen)
    failures.install(app)
    app.wsgi_app = Proxies(app.wsgi_app, chosen)  # type: ignore[method-assign]
    return app


def _cookie(public: str) -> dict[str, object]:
    """The session's cookie, for the site's own path; over https, under a name that no other site can set."""
    path, is_https = urlsplit(public).path or "/", public.startswith("https://")
    prefix = ("__Host-" if path == "/" else "__Secure-") if is_https else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}quiz",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_PATH": path,
    }
