"""Every address of the site, and the view that answers it."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Flask

from quiz.web import metrics, service
from quiz.web.author import views as author
from quiz.web.author.desk import keep_to_this_machine
from quiz.web.context import remember_group, remember_quiz
from quiz.web.groups import context, expiry
from quiz.web.groups.views import changes, exports, join, lessons, make, manage, record, send, slips
from quiz.web.groups.views import results as class_results
from quiz.web.mending import settle
from quiz.web.result import views as result
from quiz.web.roles import views as roles
from quiz.web.taking import quizzes
from quiz.web.taking import views as taking
from quiz.web.texts import views as texts

View = Callable[..., Any]

IN_GROUP, OF_QUIZ = "/g/<join>", "/q/<quiz>"  # what stands before the addresses of a taker's, or of a quiz's own pages

PAGES: tuple[tuple[str, View], ...] = (
    ("/", taking.start),
    ("/open", taking.open_any),
    ("/static/<name>", service.static_file),
    ("/robots.txt", service.robots),
    ("/sitemap.xml", service.sitemap),
    ("/healthz", service.healthz),
    ("/readyz", service.readyz),
)

STARTS: tuple[tuple[str, View], ...] = ((OF_QUIZ, taking.start),)

READING: tuple[tuple[str, View], ...] = (
    ("/roles", roles.all_roles),
    ("/roles/<id>", roles.role),
    ("/roles/<id>/facts", roles.facts),
    ("/roles/<id>/people", roles.people),
    ("/paths", roles.paths),
    ("/compare", roles.choose_roles),
    ("/compare/<role>/<rival>", roles.two_roles),
    ("/compare/<role>/<rival>/facts", roles.two_roles_facts),
    ("/compare/<role>/<rival>/picture", roles.infographic),
    ("/compare/<role>/<rival>/picture.svg", roles.infographic_file),
    ("/method", texts.method),
    ("/method/exact", texts.exact),
    ("/for-counsellors", texts.for_counsellors),
    ("/for-counsellors/<name>", texts.lesson),
    ("/questionnaire", texts.questionnaire),
)

ABOUT: tuple[tuple[str, View], ...] = (
    ("/privacy", texts.privacy),
    ("/accessibility", texts.accessibility),
)

LEAVING: tuple[tuple[str, View], ...] = (("/finish", taking.finish),)

TAKING: tuple[tuple[str, View], ...] = (
    ("/take/<code>", taking.take),
    ("/take/<code>/all", taking.take_all),
    ("/answers/<code>", taking.show_answers),
    ("/ready/<code>", taking.ask_before),
    ("/r/<code>/ready", taking.ask_after),
    ("/r/<code>", result.result),
    ("/r/<code>.json", result.result_document),
    ("/r/<code>/home", result.at_home),
    ("/r/<code>/talk", result.talk),
    ("/r/<code>/plan", result.plan),
    ("/plan/<again>.ics", result.look_again),
    ("/r/<code>/working", result.working),
    ("/r/<code>/profile", result.profile),
    ("/r/<code>/versus", result.choose_versus),
    ("/r/<code>/versus/<role>/<rival>", result.versus),
    ("/r/<code>/if/<role>", result.otherwise),
    ("/r/<code>/with", result.choose_result),
    ("/r/<code>/with/<other>", result.two_results),
    ("/r/<code>/compare", roles.choose_roles),
    ("/r/<code>/compare/<role>/<rival>", roles.two_roles),
)

AUTHOR: tuple[tuple[str, View], ...] = (
    ("/author", author.show),
    ("/author/roles/<id>", author.role),
    ("/author/findings", author.findings),
    ("/author/state", author.state),
)

GET, POST, FORM = ("GET",), ("POST",), ("GET", "POST")
NUMBER = f"<int(max={2**31 - 1}):number>"  # of a secret link; the number of a response may be longer

GROUPS: tuple[tuple[str, View, tuple[str, ...]], ...] = (
    ("/groups/new", make.make_group, FORM),
    (f"{OF_QUIZ}/groups/new", make.make_group, FORM),
    ("/s/<token>", make.open_link, GET),
    ("/groups/<group>", make.show_class, GET),
    ("/groups/<group>/links", make.show_links, GET),
    ("/groups/<group>/slips", slips.print_slips, GET),
    ("/groups/<group>/slips/draw", slips.draw_slips, POST),
    ("/g/<join>", join.join_group, GET),
    ("/g/<join>/send/<code>", send.look_before_sending, GET),
    ("/g/<join>/send/<code>", send.send, POST),
    ("/g/<join>/receipt/<token>", join.show_receipt, GET),
    ("/g/<join>/receipt/<token>/delete", join.show_deleted, GET),
    ("/g/<join>/receipt/<token>/delete", join.delete_sent, POST),
    ("/groups/<group>/results", class_results.show_results, GET),
    ("/groups/<group>/figures", class_results.show_figures, GET),
    ("/groups/<group>/count", class_results.count_responses, GET),
    ("/groups/<group>/show", class_results.show_room, GET),
    ("/groups/<group>/print", class_results.print_class, GET),
    ("/groups/<group>/print-all", class_results.print_all, GET),
    ("/groups/<group>/talk", class_results.print_talks, GET),
    ("/groups/<group>/responses", class_results.list_responses, GET),
    ("/groups/<group>/responses/<number>", class_results.show_response, GET),
    ("/groups/<group>/responses/<number>/talk", class_results.show_talk, GET),
    ("/groups/<group>/changes", changes.show_changes, GET),
    ("/groups/<group>/record", record.show_record, GET),
    ("/groups/<group>/beside", class_results.choose_two, GET),
    ("/groups/<group>/export/<file>", exports.export, GET),
    ("/groups/<group>/manage", manage.show_manage, GET),
    ("/groups/<group>/manage/details", manage.change_details, FORM),
    ("/groups/<group>/manage/close", manage.close_group, POST),
    ("/groups/<group>/manage/open", manage.reopen_group, POST),
    ("/groups/<group>/manage/rotate", manage.replace_code, POST),
    ("/groups/<group>/manage/lock", manage.lock_others, POST),
    ("/groups/<group>/manage/links", manage.add_link, POST),
    (f"/groups/<group>/manage/links/{NUMBER}/revoke", manage.revoke_link, POST),
    ("/groups/<group>/manage/lessons", lessons.begin_lesson, POST),
    ("/groups/<group>/manage/lessons/<lesson>/delete", lessons.delete_lesson, FORM),
    ("/groups/<group>/manage/responses", manage.list_sent, GET),
    ("/groups/<group>/responses/<number>/delete", manage.delete_response, FORM),
    ("/groups/<group>/manage/delete", manage.delete_group, POST),
    ("/groups/<group>/leave", manage.lock_here, FORM),
    ("/groups/forget", join.ask_to_forget, GET),
    ("/groups/forget", join.forget, POST),
    ("/groups/locked", manage.say_locked, GET),
    ("/groups/deleted", manage.say_deleted, GET),
)


def register(app: Flask) -> None:
    """Give the app every address.

    Those of takers are below /g/<join>, too, so that they stay in their group; and those to which no code leads are
    below /q/<quiz>, where several quizzes are served.
    """
    app.register_blueprint(_blueprint("pages", PAGES))
    app.register_blueprint(_of_quiz(_blueprint("starts", STARTS)))
    everywhere = {"": "", "_in_group": IN_GROUP}
    of_quiz = everywhere | {"_of_quiz": OF_QUIZ, "_of_quiz_in_group": f"{IN_GROUP}{OF_QUIZ}"}
    reading, taking = _of_quiz(_blueprint("reading", READING)), _blueprint("taking", TAKING)
    reading.before_request(quizzes.ask_which)
    _register(app, reading, of_quiz)
    for name, routes in (("about", ABOUT), ("leaving", LEAVING)):
        _register(app, _of_quiz(_blueprint(name, routes)), of_quiz)
    taking.url_value_preprocessor(remember_quiz)
    _register(app, taking, everywhere)
    app.register_blueprint(_groups())


def register_metrics(app: Flask) -> None:
    """Give the app the address for who watches the server."""
    app.add_url_rule("/metrics", view_func=metrics.metrics)


def register_author(app: Flask) -> None:
    """Give the app the addresses of each quiz's author, for who asks from this machine."""
    blueprint = _blueprint("author", AUTHOR)
    blueprint.before_request(keep_to_this_machine)
    _of_quiz(blueprint).before_request(quizzes.ask_which)
    _register(app, blueprint, {"": "", "_of_quiz": OF_QUIZ})


def _register(app: Flask, blueprint: Blueprint, prefixes: Mapping[str, str]) -> None:
    """The same pages below each prefix; the suffix of its name tells them apart."""
    blueprint.url_value_preprocessor(remember_group)
    for suffix, prefix in prefixes.items():
        app.register_blueprint(blueprint, name=f"{blueprint.name}{suffix}", url_prefix=prefix)


def _blueprint(name: str, routes: tuple[tuple[str, View], ...]) -> Blueprint:
    """Pages that are only looked at."""
    blueprint = Blueprint(name, __name__)
    for address, view in routes:
        blueprint.add_url_rule(address, view_func=view)
    return blueprint


def _of_quiz(blueprint: Blueprint) -> Blueprint:
    """Pages of one quiz: see `settle`."""
    blueprint.url_value_preprocessor(remember_quiz)
    blueprint.before_request(settle)
    return blueprint


def _groups() -> Blueprint:
    blueprint = _of_quiz(Blueprint("groups", __name__))
    for address, view, methods in GROUPS:
        blueprint.add_url_rule(address, view_func=view, methods=methods)
    blueprint.url_value_preprocessor(context.read_as_meant)
    blueprint.before_request(quizzes.ask_for_whom)
    blueprint.before_request(context.take_time)
    blueprint.after_request(context.keep_nowhere)
    blueprint.after_request(expiry.purge)
    return blueprint
