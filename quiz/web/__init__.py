"""The web application: the only place that knows Flask and HTTP."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from quiz.web import browsing as browsing  # its views register themselves
from quiz.web import comparing as comparing  # and so do its own
from quiz.web import counselling as counselling  # and its own
from quiz.web import failures, headers, keys, logs, settings
from quiz.web import leading as leading  # and its own
from quiz.web import opening as opening
from quiz.web import pairs as pairs  # and its own, too
from quiz.web.admission import LASTS
from quiz.web.groups import expiry as expiry
from quiz.web.groups import exports as exports  # the views of groups, likewise
from quiz.web.groups import groups
from quiz.web.groups import joining as joining
from quiz.web.groups import making as making  # and its own
from quiz.web.groups import managing as managing  # and its own
from quiz.web.groups import results as results
from quiz.web.limits import limiter
from quiz.web.site import Site
from quiz.web.views import addresses, pages, taking

LARGEST_REQUEST = 64 * 1024  # nobody sends more than a code


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """The application, from the settings QUIZ_* in the environment and, before them, in `config`.

    Raises SettingError, ContentError or StoreError, each naming what to put right.
    """
    chosen = settings.from_environment(config)
    app = Flask("quiz", static_folder=None, template_folder=str(settings.shipped("templates")))
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        TRUSTED_HOSTS=list(chosen.trusted_hosts) or None,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        WTF_I18N_ENABLED=False,
        WTF_CSRF_TIME_LIMIT=None,  # a token lasts as long as its session
        SECRET_KEY=keys.secret_key(chosen),
        SESSION_COOKIE_NAME="quiz",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=chosen.public_url.startswith("https://"),
        SESSION_COOKIE_PATH=urlsplit(chosen.public_url).path or "/",
        PERMANENT_SESSION_LIFETIME=LASTS,
    )
    logs.install()
    site = Site(chosen)
    app.extensions["quiz"] = site
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(site=site, static=lambda name: f"{addresses().root}/static/{site.file(name)}")
    app.context_processor(lambda: {"to": addresses()})
    app.register_blueprint(pages)
    app.register_blueprint(taking)
    app.register_blueprint(taking, name="taking_in_group", url_prefix="/g/<join>")
    app.register_blueprint(groups)
    limiter.init_app(app)
    Compress(app)
    headers.install(app, chosen)
    failures.install(app)
    if chosen.proxy_hops:
        hops = chosen.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops, hops, hops)  # type: ignore[method-assign]
    return app
