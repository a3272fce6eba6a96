"""Quizzes of other fields than the shipped one, and every page that leads on from their start."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urldefrag

from flask.testing import FlaskClient

from quiz import links, reading
from quiz.responses import respond
from tests.pages import Html

# All that a file must have, and nothing that it may have besides: no facts, no moves, no published source.
VOLUNTEERING = """
id: volunteering
title: Where would you like to lend a hand?
scope: Three ways to help in your town. It cannot tell who needs you most.
families: [{id: people, name: With people}, {id: nature, name: Out of doors}]
dimensions:
  - {id: children, name: Children, low: among grown-ups, high: among children}
  - {id: outdoors, name: Out of doors, low: under a roof, high: in the open air}
  - {id: regular, name: Every week, low: now and then, high: every week}
scales: {liking: [Not at all, A little, Somewhat, Quite a lot, Very much]}
questions:
  - {id: reading, text: How much would you like to read to children?, kind: likert, dimension: children, scale: liking}
  - {id: hedges, text: How much would you like to plant a hedge?, kind: likert, dimension: outdoors, scale: liking}
  - {id: weekly, text: How much would you like to come each week?, kind: likert, dimension: regular, scale: liking}
  - id: morning
    text: Where would you rather spend a free morning?
    kind: single
    options:
      - {id: library, label: In a library, place: {children: 75, outdoors: 0}}
      - {id: meadow, label: On a meadow, place: {children: 25, outdoors: 100}}
roles:
  - id: reader
    name: Reading friend
    family: people
    description: Reads to children who have nobody to read to them.
    skills: [patience, a clear voice]
    first_steps: [Read a picture book to a child.]
    profile:
      children: {target: 100, weight: 3, source: authored, note: It is for children.}
      regular: {target: 75, weight: 1, source: authored, note: Children wait for it.}
  - id: warden
    name: Hedge warden
    family: nature
    description: Plants hedges and looks after them.
    skills: [digging]
    first_steps: [Look which hedges grow near you.]
    profile:
      outdoors: {target: 100, weight: 3, source: authored, note: Hedges grow outside.}
  - id: driver
    name: Meal driver
    family: people
    description: Brings warm meals to people who cannot go out.
    skills: [finding the way]
    first_steps: [Ask the kitchen of your town.]
    profile:
      outdoors: {target: 50, weight: 1, source: authored, note: Half of it is on the way.}
      children: {target: 0, weight: 2, source: authored, note: The guests are old.}
"""

ARABIC = """
id: tatawwu
language: ar
title: أين تود أن تساعد؟
short: مساعدة
scope: ثلاث طرق للمساعدة في مدينتك.
families: [{id: people, name: مع الناس}, {id: nature, name: في الطبيعة}]
dimensions:
  - {id: children, name: الأطفال, short: صغار, low: بين الكبار, high: بين الأطفال}
  - {id: outdoors, name: الهواء الطلق, low: تحت سقف, high: في الهواء الطلق}
  - {id: regular, name: كل أسبوع, low: من حين إلى آخر, high: كل أسبوع دائما}
scales: {liking: [أبدا, قليلا, إلى حد ما, كثيرا, كثيرا جدا]}
questions:
  - {id: reading, text: كم تود أن تقرأ للأطفال؟, kind: likert, dimension: children, scale: liking,
     about: تقرأ كتابا بصوت عال.}
  - {id: hedges, text: كم تود أن تزرع سياجا؟, kind: likert, dimension: outdoors, scale: liking}
  - {id: weekly, text: كم تود أن تأتي كل أسبوع؟, kind: likert, dimension: regular, scale: liking}
  - id: morning
    text: أين تفضل أن تقضي الصباح؟
    kind: single
    options:
      - {id: library, label: في مكتبة, place: {children: 75, outdoors: 0}}
      - {id: meadow, label: في مرج, place: {children: 25, outdoors: 100}}
sections:
  - id: work
    name: العمل
    topics:
      - {id: task, name: المهمة, kind: text, pictured: true, first: 1, label: ما تفعله}
      - {id: tasks, name: المهام, kind: names, pictured: true}
      - {id: years, name: سنوات, kind: number, unit: سنة, result: next}
      - {id: papers, name: شهادات, kind: certificates, first: 2, label: أوراقك}
      - {id: money, name: المكافأة, kind: money, unit: في الشهر, pictured: true, first: 3}
      - {id: choosing, name: متى تختاره, kind: text, result: closing}
      - {id: day, name: يوم فيه, kind: text, result: further}
  - {id: hired, name: من يساعد, apart: true, topics: [{id: women, name: نساء, kind: share}]}
roles:
  - id: reader
    name: صديق القراءة
    family: people
    description: يقرأ للأطفال.
    brief: يقرأ لهم
    skills: [الصبر, صوت واضح]
    first_steps: [اقرأ كتابا مصورا لطفل.]
    ask: [أين أجد مكتبة؟]
    look_for: {vacancies: [قارئ للأطفال], courses: [فن الحكاية]}
    grows_into: [{role: driver, when: إذا أردت أن تقود., toward: {regular: 100}, source: page, at: سطر 1}]
    moves_to: [{role: warden, when: إذا أحببت الهواء., source: authored, note: هذا رأينا.}]
    facts:
      - source: page
        scope: أصدقاء القراءة في المدينة
        tells:
          - {topic: task, value: يقرأ للصغار في مكتبة المدينة الكبيرة كل مساء, at: سطر 2, note: كما في الصفحة.}
          - {topic: tasks, value: [القراءة, الحكاية], at: سطر 3}
          - {topic: years, value: [1, 2], at: سطر 4}
          - {topic: papers, value: [شهادة القراءة], at: سطر 5}
          - {topic: money, value: [10, 20], at: سطر 6}
          - {topic: money, value: [15, 30], at: سطر 7}
          - {topic: choosing, value: لمن يحب الأطفال, at: سطر 8}
          - {topic: day, value: قصص كثيرة, at: سطر 8, note: رتبناه نحن.}
          - {topic: women, value: 60, at: سطر 9}
    profile:
      children: {target: 100, weight: 3, source: page, note: للأطفال.}
      regular: {target: 75, weight: 1, source: authored, note: الأطفال ينتظرون.}
  - id: warden
    name: حارس السياج
    family: nature
    description: يزرع السياج ويعتني به.
    skills: [الحفر]
    first_steps: [انظر أي سياج قريب منك.]
    moves_to: [{role: reader, when: إذا أحببت الكتب., source: authored, note: هذا رأينا.}]
    facts:
      - {source: page, scope: الحراس, tells: [{topic: task, value: يزرع, at: سطر 3}]}
    profile:
      outdoors: {target: 100, weight: 3, source: authored, note: السياج في الخارج.}
  - id: driver
    name: سائق الوجبات
    family: people
    description: يحمل الوجبات.
    skills: [معرفة الطريق]
    first_steps: [اسأل مطبخ مدينتك.]
    profile:
      outdoors: {target: 50, weight: 1, source: authored, note: نصفه في الطريق.}
      children: {target: 0, weight: 2, source: authored, note: الضيوف كبار.}
conflicts:
  - id: how-much
    name: كم المكافأة
    note: الصفحة تقول الأمرين.
    facts:
      - {role: reader, topic: money, source: page, at: سطر 6}
      - {role: reader, topic: money, source: page, at: سطر 7}
origin: من صفحة واحدة.
evidence: [جربه سبعة من الجيران.]
limits: [لم يتابع أحد الناس.]
sources:
  - id: page
    title: صفحة المدينة
    short: الصفحة
    cite: صفحة مدينتنا
    publisher: المدينة
    file: page.txt
    dated: undated
    read: 2026-11-22
"""


AUTHORED = re.compile("[\u0600-\u06ff]")  # in that file, whatever somebody reads


def rewritten(part: Any, write: Callable[[int], str], texts: dict[str, str]) -> Any:
    """A part of ARABIC's file with another text for each authored one, written from its number; `texts` keeps them."""
    if isinstance(part, dict):
        return {key: rewritten(value, write, texts) for key, value in part.items()}
    if isinstance(part, list):
        return [rewritten(value, write, texts) for value in part]
    if isinstance(part, str) and AUTHORED.search(part):
        return texts.setdefault(part, write(len(texts)))
    return part


def code_of(text: str, *answers: str) -> str:
    """The code of a sheet of a quiz file: the options by their ids, in the questions' order."""
    quiz = reading.parse(text, "quiz.yaml").quiz
    return links.encode(quiz, respond(quiz, {q.id: id for q, id in zip(quiz.questions, answers, strict=True)}))


def pages_from(client: FlaskClient, *starts: str, within: str = "/", most: int = 200) -> dict[str, str]:
    """The HTML of these pages and of all that they lead to below `within`, by address."""
    found: dict[str, str] = {}
    waiting = list(starts)
    for address in waiting:
        here = urldefrag(address).url
        if here in found or not here.startswith(within) or here.startswith("/static/"):
            continue
        response = client.get(here)
        if response.mimetype != "text/html" or response.status_code >= 300:
            continue
        found[here] = response.text
        waiting += Html(response.text).addresses
        assert len(found) <= most, "The pages have no end."
    return found
