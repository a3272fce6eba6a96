"""The views of the roles, which can be read without taking the quiz."""

from flask import Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from quiz.edition import Edition
from quiz.facts import Conflict
from quiz.paths import levels
from quiz.web.context import BAD_REQUEST, NOT_FOUND, SEE_OTHER, addresses, open_sheet, remembered, site
from quiz.web.parts.footnotes import Footnotes, remark, remarks
from quiz.web.parts.rose import emblem, rose_of_job
from quiz.web.roles import infographic as drawing
from quiz.web.roles.apart import choosing, first_of_both, moves_between, rails, roses
from quiz.web.roles.facts import by_scope, cited_on_page, profile, sections
from quiz.web.roles.paths import draw, numbered
from quiz.web.roles.role import asked, beside, closing, first, further, leading_to
from quiz.web.roles.two_roles import chosen, either_way, offered, refused, tables
from quiz.web.site import Sheet
from quiz.words.facts import cited_sources


@remembered
def all_roles() -> str:
    """Browse the roles without the quiz."""
    return render_template("roles/roles.html")


@remembered
def role(id: str) -> str:
    """Show one role."""
    require(id)
    edition, role = site().edition, site().quiz.role(id)
    notes = Footnotes(edition)
    return render_template(
        "roles/role.html",
        edition=edition,
        role=role,
        portrait=edition.portrait(id),
        picture=rose_of_job(edition, role),
        first=first(edition, id, notes),
        asked=asked(edition, role),
        closing=closing(edition, id, notes),
        further=further(edition, id, notes),
        before=leading_to(edition.upward, id),
        aside=leading_to(edition.sideways, id),
        conflicts=_disputed(edition, id),
        beside=beside(edition, role),
        notes=notes.notes,
    )


@remembered
def facts(id: str) -> str:
    """Show all that is known of one role, with who says so; and what it is compared with, with the reasons."""
    require(id)
    edition, role = site().edition, site().quiz.role(id)
    return render_template(
        "roles/facts.html",
        edition=edition,
        role=role,
        portrait=edition.portrait(id),
        sections=sections(edition, id),
        footnotes=Footnotes(edition),
        profile=profile(edition, role),
        picture=rose_of_job(edition, role),
        unweighed=[each.name for each in edition.quiz.dimensions if not role.target(each.id)],
        conflicts=_disputed(edition, id),
        sources=cited_sources(edition, cited_on_page(edition, role)),
    )


def _disputed(edition: Edition, *roles: str) -> list[Conflict]:
    return [conflict for conflict in edition.conflicts if conflict.roles & {*roles}]


@remembered
def people(id: str) -> str:
    """Show who was hired for one role, on a page of its own, since it plays no part in anything else."""
    require(id)
    edition = site().edition
    if not edition.has_people:
        abort(NOT_FOUND)
    known = edition.apart(id)
    sources = cited_sources(edition, (fact.source for _, fact in known))
    role = site().quiz.role(id)
    return render_template("roles/people.html", edition=edition, role=role, tables=by_scope(known), sources=sources)


def require(*ids: str) -> None:
    """Go on where these are roles of today's quiz; else there is no page."""
    if not set(ids) <= {role.id for role in site().quiz.roles}:
        abort(NOT_FOUND)


@remembered
def paths() -> str:
    """Show what every role grows into, and sideways moves."""
    edition = site().edition
    families = [[role.id for role in edition.quiz.roles if role.family == each.id] for each in edition.quiz.families]
    steps = levels(edition.upward, [role.id for role in edition.quiz.roles])
    numbers = numbered(edition, families)
    return render_template(
        "roles/paths.html",
        edition=edition,
        families=families,
        levels=steps,
        heights={id: height for height, level in enumerate(steps) for id in level},
        numbers=numbers,
        picture=draw(edition, steps, numbers),
    )


def choose_roles(code: str = "") -> AnyResponse:
    """Ask for two roles, and go to where they stand side by side; with a code, beside the answers of its sheet."""
    sheet = open_sheet(code) if code else None
    role, rival = request.args.get("role", ""), request.args.get("rival", "")
    is_refused = bool(refused(offered(_edition(sheet), sheet), role, rival))
    if is_refused or not (role or rival):
        return Response(_choose(role, rival, sheet), BAD_REQUEST if is_refused else 200)
    return redirect(addresses().two_roles(role, rival, sheet.code if sheet else ""), SEE_OTHER)


def _choose(role: str, rival: str, sheet: Sheet | None = None) -> str:
    """The form; what was chosen stays chosen, and what was wrong with it is said."""
    roles = offered(_edition(sheet), sheet)
    return render_template(
        "roles/choose_roles.html",
        sheet=sheet,
        edition=_edition(sheet),
        roles=roles,
        chosen=(chosen(roles, role, 0), chosen(roles, rival, 1)),
        pairs=either_way(_edition(sheet), roles),
        problem=refused(roles, role, rival),
    )


def _edition(sheet: Sheet | None) -> Edition:
    """What is known today: of the sheet's quiz, if there is a sheet."""
    return site().edition_of(sheet.quiz) if sheet else site().edition


@remembered
def two_roles(role: str, rival: str, code: str = "") -> str | tuple[str, int]:
    """Show two roles side by side; with a code, also where the answers of its sheet stand."""
    sheet = open_sheet(code) if code else None
    edition = _edition(sheet)
    if not {role, rival} <= {each.id for each in offered(edition, sheet)}:
        abort(NOT_FOUND)
    if role == rival:
        return _choose(role, rival, sheet), BAD_REQUEST
    roles, notes = [edition.quiz.role(id) for id in (role, rival)], Footnotes(edition)
    return render_template(
        "roles/two_roles.html",
        edition=edition,
        roles=roles,
        sheet=sheet,
        pictures=roses(edition, roles, sheet),
        first=first_of_both(edition, roles, notes),
        rails=rails(sheet.quiz if sheet else edition.quiz, roles, sheet),
        choosing=choosing(edition, roles, notes),
        moves=moves_between(edition, role, rival),
        conflicts=_disputed(edition, role, rival),
        notes=notes.notes,
        is_pictured=bool(drawing.pictured(edition, role, rival)),
    )


@remembered
def two_roles_facts(role: str, rival: str) -> str | tuple[str, int]:
    """Show all that is known of two roles side by side, and who says so."""
    require(role, rival)
    if role == rival:
        return _choose(role, rival), BAD_REQUEST
    edition = site().edition
    footnotes = Footnotes(edition)
    return render_template(
        "roles/two_roles_facts.html",
        edition=edition,
        roles=[edition.quiz.role(id) for id in (role, rival)],
        tables=tables(footnotes, edition.compare(role, rival)),
        remarks=remarks,
        conflicts=_disputed(edition, role, rival),
        footnotes=footnotes,
    )


@remembered
def infographic(role: str, rival: str) -> str | tuple[str, int]:
    """Show two roles in one picture, and the same in a table."""
    require(role, rival)
    if not drawing.pictured(site().edition, role, rival):
        abort(NOT_FOUND)
    if role == rival:
        return _choose(role, rival), BAD_REQUEST
    return _draw("roles/infographic.html", role, rival)


def infographic_file(role: str, rival: str) -> Response:
    """The picture alone, to keep."""
    response = _infographic_file(role, rival)
    response.mimetype = "image/svg+xml"
    response.headers.set("Content-Disposition", "attachment", filename=f"{role}-{rival}.svg")
    return response


@remembered
def _infographic_file(role: str, rival: str) -> str:
    require(role, rival)
    if role == rival or not drawing.pictured(site().edition, role, rival):
        abort(NOT_FOUND)
    return _draw("roles/infographic.svg", role, rival, alone=True)


def _draw(template: str, role: str, rival: str, *, alone: bool = False) -> str:
    edition = site().edition
    roles = [edition.quiz.role(id) for id in (role, rival)]
    footnotes = Footnotes(edition)
    rows = [footnotes.row(each) for each in drawing.pictured(edition, role, rival)]
    sitters = drawing.Sitters(
        names=tuple(each.name for each in roles),
        roses=tuple(emblem(each, edition.quiz) for each in roles),
        tracks=rails(edition.quiz, roles, None).widest,
    )
    picture = drawing.draw(edition, sitters, rows, footnotes.words)
    return render_template(
        template,
        roles=roles,
        picture=picture,
        rows=rows,
        every_remark={row.topic.id: remark(row.topic) for row in rows if remark(row.topic)},
        notes=footnotes.words,
        alone=alone,
    )
