"""Settings that can be read and never work are refused at the start, by name, with what to write instead."""

import os
from typing import get_args

import pytest

from quiz.errors import SettingError
from quiz.settings import PREFIX, Settings, from_environment
from quiz.settings.rules import is_injected

TEXTS = (
    "QUIZ_GROUPS_PASSPHRASE",
    "QUIZ_OPERATOR",
    "QUIZ_CONTACT",
    "QUIZ_ORGANISATION",
    "QUIZ_SECRET_KEY",
    "QUIZ_METRICS",
)
HOSTS, SITES, ADDRESS = "QUIZ_TRUSTED_HOSTS", "QUIZ_FRAME_ANCESTORS", "QUIZ_PUBLIC_URL"

NEVER = {  # the value → what the message says to write, or of what kind the fault is
    HOSTS: {
        "a.example,b.example": "a.example b.example",
        "a.example, b.example": "a.example b.example",
        "https://a.example": "a.example",
        "https://A.example/": "a.example",
        "a.example/quiz": "a.example",
        '"a.example" "b.example"': "a.example b.example",
        "*.a.example": ".a.example",
        "a.example.": "a.example",
        "https://a.example:8443/quiz,b.example": "a.example b.example",
        "*": "such as quiz.example",
        "my_quiz": "such as quiz.example",
        "[::1]": "such as quiz.example",
        "::1": "such as quiz.example",
        "a..example": "such as quiz.example",
        "straße.example": "such as quiz.example",
        "x" * 64 + ".example": "such as quiz.example",
        ".": "such as quiz.example",
    },
    SITES: {
        "https://a.example/lessons": "https://a.example",
        "https://a.example,https://b.example": "https://a.example https://b.example",
        "'https://a.example' https://b.example/x": "https://a.example https://b.example",
        "self": "the quiz itself may always",
        "'self' https://a.example/x": "https://a.example",
        "none": "such as https://school.example",
        "ftp://a.example": "such as https://school.example",
        "https://a.*.example": "such as https://school.example",
        "https://[::1]": "such as https://school.example",
        "https://a.example?x": "such as https://school.example",
        "https://me@a.example": "such as https://school.example",
    },
    ADDRESS: {
        "https://quiz.example?x=1": "leave them out",
        "https://quiz.example#top": "leave them out",
        "https://quiz.example/?": "leave them out",
        "https://me:hunter2@quiz.example": "leave them out",
        "https://": "such as quiz.example",
        "https:///quiz": "such as quiz.example",
        "https://quiz example": "such as quiz.example",
        "https://my_quiz": "such as quiz.example",
        "https://<name>.example": "such as quiz.example",
        "http://0.0.0.0:8000": "such as quiz.example",
        "http://[::]:8000": "such as quiz.example",
        "https://a.example,https://b.example": "such as quiz.example",
        "https://a.example https://b.example": "such as quiz.example",
        "https://quiz.example:99999": "such as https://quiz.example",
        "https://quiz.example:0": "such as quiz.example",
        "https:quiz.example": "such as quiz.example",
        "https://quiz.example//x": "such as /quiz",
        "https://quiz.example/a/../b": "such as /quiz",
        "https://quiz.example/my quiz": "such as /quiz",
        "https://quiz.example/a%20b": "such as /quiz",
        "https://quiz.example/a;b": "such as /quiz",
        "https://quiz.example\\quiz": "such as quiz.example",
    },
    "QUIZ_DATABASE_URL": {
        "quiz.sqlite3": "postgresql://",
        "/var/lib/quiz/quiz.sqlite3": "sqlite:///",
        "sqlite://quiz.sqlite3": "sqlite:///",
        "mysql://quiz:hunter2@localhost/quiz": "postgresql://",
        "postgresql://quiz:${PASSWORD}@db/quiz": "as in a shell",
    },
    "QUIZ_FILE": {"~/quiz.yaml": "whole path", "$HOME/quiz.yaml": "whole path"},
    "QUIZ_DATA": {"~/quiz-data": "whole path", "$HOME/quiz-data": "whole path"},
    "QUIZ_SECRET_KEY": {
        "short": "16 characters",
        "a" * 40: "repeats itself",
        "abab" * 10: "repeats itself",
        "passwordpassword": "repeats itself",
        "$(openssl rand -hex 32)": "as in a shell",
        "${QUIZ_SECRET_KEY}": "as in a shell",
        "$KEY`openssl rand -hex 32`": "as in a shell",
    },
    "QUIZ_ORGANISATION": {"x" * 121: "up to 120 characters"},  # as many as the form for a group takes
    "QUIZ_GROUPS": {"Everybody": "open, passphrase or closed"},
}
AROUND = ["'{}'", '"{}"', "“{}”", "„{}“", "`{}`"]
UNSEEN = ["\x00", "\n", "\u200b", "\ufeff", "\u202e", "\u2028", "\udcff"]


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    """An environment without settings."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


def refused(**settings):
    """What is said of settings that are refused."""
    with pytest.raises(SettingError) as said:
        from_environment(settings)
    return said.value.what


@pytest.mark.parametrize(
    ("name", "value", "instead"), [(name, *each) for name, values in NEVER.items() for each in values.items()]
)
def test_a_value_that_can_never_work_is_refused_with_what_to_write(name, value, instead):
    said = refused(**{name: value})

    assert said.startswith(f"{name}: ")
    assert instead in said
    assert "\n" not in said
    assert "hunter2" not in said


@pytest.mark.parametrize("name", [PREFIX + field.upper() for field in Settings.model_fields])
def test_no_setting_takes_quotes_that_a_shell_would_take_off(name):
    """`docker run --env-file` keeps them; so a passphrase would have them, and nobody would type them."""
    for around in AROUND:
        assert "quotation marks" in refused(**{name: around.format("A long enough value, 1234567890")})


@pytest.mark.parametrize("name", [PREFIX + field.upper() for field in Settings.model_fields])
def test_no_setting_takes_what_nobody_sees(name):
    for unseen in UNSEEN:
        assert refused(**{name: f"A long enough value,{unseen}1234567890"}).startswith(f"{name}: ")


@pytest.mark.parametrize("value", ['"Lions" and "Bears"', "'Twas a school", "L’École", "می\u200cخو", "5″", "a `b"])
def test_a_text_that_has_quotes_of_its_own_keeps_them(value):
    assert from_environment({"QUIZ_OPERATOR": value}).operator == value


@pytest.mark.parametrize("around", [" {} ", "{}\r", "\t{}\n"])
def test_spaces_around_a_value_are_no_part_of_it(around):
    """So end lines of a file that was written elsewhere, and they are seen nowhere."""
    given = {
        ADDRESS: "https://quiz.example",
        HOSTS: "quiz.example",
        "QUIZ_GROUPS": "closed",
        "QUIZ_PROXY_HOPS": "1",
        "QUIZ_GROUPS_PASSPHRASE": "three long words",
        "QUIZ_DATABASE_URL": "postgresql://db/quiz",
    }

    assert from_environment({name: around.format(value) for name, value in given.items()}) == from_environment(given)
    assert from_environment({"QUIZ_CONTACT": around.format("")}) == from_environment({})


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("quiz.example", ("quiz.example",)),
        ("Quiz.Example .b.example", ("quiz.example", ".b.example")),
        ("quiz.example:8443", ("quiz.example",)),
        ("schüler.example", ("xn--schler-5ya.example",)),
        ("127.0.0.1 localhost", ("127.0.0.1", "localhost")),
    ],
)
def test_hosts_that_browsers_ask_for_are_kept_as_they_ask(value, kept):
    assert from_environment({HOSTS: value}).trusted_hosts == kept


@pytest.mark.parametrize(
    "value", ["*", "https:", "https://*.a.example", "http://localhost:*", "a.example", "https://a.example:8443/"]
)
def test_sites_that_browsers_know_in_a_policy_are_kept(value):
    assert from_environment({SITES: f"{value} https://b.example"}).frame_ancestors == (value, "https://b.example")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("https://quiz.example/", "https://quiz.example"),
        ("HTTPS://Quiz.Example/Quiz/", "https://quiz.example/Quiz"),
        ("http://192.168.1.20:8000", "http://192.168.1.20:8000"),
        ("http://[2001:db8::1]:8000", "http://[2001:db8::1]:8000"),
        ("https://schüler.example/my/quiz", "https://schüler.example/my/quiz"),
    ],
)
def test_addresses_that_people_reach_are_kept(value, kept):
    assert from_environment({ADDRESS: value}).public_url == kept


@pytest.mark.parametrize(
    ("public", "trusted", "host"),
    [
        ("https://quiz.example/careers", "www.quiz.example", "quiz.example"),
        ("https://quiz.example", ".school.example", "quiz.example"),
        ("https://schüler.example", "quiz.example", "schüler.example"),
    ],
)
def test_the_host_of_the_public_address_is_among_the_trusted_ones(public, trusted, host):
    """Else everybody who comes by the address that is shown to them is refused."""
    said = refused(**{ADDRESS: public, HOSTS: trusted})

    assert said.startswith(f"{HOSTS}: ")
    assert host in said
    assert from_environment({ADDRESS: public, HOSTS: f"{trusted} {host}"}).public_url == public


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("QUIZ_TRUSTED_HOST", "QUIZ_TRUSTED_HOSTS"),
        ("QUIZ_PUBLIC_ADDRESS", "QUIZ_PUBLIC_URL"),
        ("QUIZ_ORGANIZATION", "QUIZ_ORGANISATION"),
        ("QUIZ_PORT", "PORT"),
    ],
)
def test_a_name_that_is_no_setting_is_refused_with_the_one_that_is_near(name, near):
    assert near in refused(**{name: "1"}).partition("there is no such setting: perhaps ")[2].split()


@pytest.mark.parametrize("service", ["QUIZ", "QUIZ_DB"])
def test_what_kubernetes_or_docker_sets_for_a_service_is_no_setting(service):
    """As they do in every container; the name of a service may be ours, or begin so."""
    address = "PORT=tcp://10.0.0.1:80 PORT_80_TCP=tcp://10.0.0.1:80 NAME=/web/quiz ENV_PATH=/bin"
    numbers = "PORT_80_TCP_PROTO=tcp PORT_80_TCP_PORT=80 PORT_80_TCP_ADDR=10.0.0.1 SERVICE_PORT=80 SERVICE_PORT_HTTP=80"
    injected = [each.split("=") for each in f"SERVICE_HOST=10.0.0.1 {address} {numbers}".split()]

    assert from_environment({f"{service}_{name}": value for name, value in injected}) == from_environment({})


@pytest.mark.parametrize("name", ["QUIZ_PORT", "QUIZ_SERVICE", "QUIZ_PORT_80", "QUIZ_HOST", "QUIZ_NAME"])
def test_what_only_resembles_that_is_refused(name):
    assert "there is no such setting" in refused(**{name: "8000"})


@pytest.mark.parametrize("field", Settings.model_fields)
def test_no_setting_could_be_taken_for_that(field):
    assert not is_injected(PREFIX + field.upper(), "tcp://10.0.0.1:80")


def test_every_setting_whose_values_are_not_counted_out_is_tried_here():
    """A new setting is asked for the values that can never work; what is free text has only what holds for all."""
    free = {name.removeprefix(PREFIX).lower() for name in TEXTS}
    counted = {name for name, field in Settings.model_fields.items() if field.annotation is int}
    counted |= {name for name, field in Settings.model_fields.items() if get_args(field.annotation)[:1] == ("open",)}

    assert {PREFIX + name.upper() for name in {*Settings.model_fields} - free - counted} <= {*NEVER, "QUIZ_TIMEZONE"}
