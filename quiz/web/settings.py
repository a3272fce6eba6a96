"""The settings `QUIZ_*`: read once, checked at start, documented in README by their own descriptions."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from quiz import zones
from quiz.errors import SettingError
from quiz.store import file_address

PREFIX = "QUIZ_"
SHORTEST_KEY = 16  # characters of a secret key
BOUNDS = {"proxy_hops": "0 to 9", "group_limit": "1 to 1,000,000"}
CHECKOUT = Path(__file__).parents[2]
SHIPPED = Path(__file__).parents[1] / "_shipped"  # where a wheel carries what stands at the top of a checkout


def shipped(name: str) -> Path:
    """A file or folder that comes with the package: from the wheel, else from the checkout."""
    return (SHIPPED if SHIPPED.is_dir() else CHECKOUT) / name


def _words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


class Settings(BaseModel):
    """What an operator may set; each field is the environment variable QUIZ_<NAME>."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Path = Field(default_factory=lambda: shipped("questions.yaml"), description="the quiz file to serve")
    data: Path = Field(
        Path("quiz-data"), description="the folder that keeps every version ever served, the groups, and the secret key"
    )
    database_url: str = Field("", description="a PostgreSQL or SQLite address instead of a file in the data folder")
    public_url: str = Field(
        "", description="the address under which people reach the quiz, such as https://quiz.example"
    )
    proxy_hops: int = Field(0, ge=0, le=9, description="how many proxies stand in front and set X-Forwarded-*")
    trusted_hosts: Words = Field((), description="host names that may be asked for, separated by spaces; any, if empty")
    frame_ancestors: Words = Field((), description="sites that may show the quiz in a frame, separated by spaces")
    secret_key: str = Field(
        "", description="a long random text that signs sessions; needed with PostgreSQL, else made in the data folder"
    )
    groups: Literal["open", "passphrase", "closed"] = Field(
        "passphrase",
        description="who may make a group: `open`, `passphrase` or `closed`; `quiz serve` on loopback takes `open`",
    )
    groups_passphrase: str = Field("", max_length=200, description="what whoever makes a group must know")
    group_limit: int = Field(1000, ge=1, le=1_000_000, description="how many responses a group takes")
    timezone: str = Field("UTC", description="where a group’s days end unless it says otherwise, such as Europe/Berlin")
    operator: str = Field("", max_length=200, description="who runs this quiz, for the privacy page")
    contact: str = Field("", max_length=200, description="where to write to them")
    organisation: str = Field("", max_length=200, description="the school or body they run it for")

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("an address starts with http:// or https://")
        return value.rstrip("/")

    @field_validator("frame_ancestors")
    @classmethod
    def _fits_a_header(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(r"[\w.:/*-]+", site, re.ASCII) for site in value):
            raise ValueError("name sites such as https://school.example, separated by spaces")
        return value

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        if not (name := zones.find(value)):
            raise ValueError(f"no time zone is called “{value}”: write one such as {' or '.join(zones.near(value))}")
        return name

    @field_validator("secret_key")
    @classmethod
    def _is_long(cls, value: str) -> str:
        if value and len(value) < SHORTEST_KEY:
            raise ValueError(f"takes {SHORTEST_KEY} characters or more; `openssl rand -hex 32` prints some")
        return value

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.database_url or file_address(self.data.absolute() / "quiz.sqlite3")


def from_environment(overrides: Mapping[str, object] | None = None) -> Settings:
    """Read the settings from QUIZ_* and `overrides` (keys with the prefix). Raises SettingError, naming every fault."""
    given = {key: value for key, value in {**os.environ, **(overrides or {})}.items() if key.startswith(PREFIX)}
    fields = {key.removeprefix(PREFIX).lower(): value for key, value in given.items() if value != ""}
    try:
        return Settings.model_validate(fields)
    except ValidationError as error:
        faults = [_fault(str(fault["loc"][0]), fault["type"], fault["msg"], fault["input"]) for fault in error.errors()]
        raise SettingError("\n".join(faults), fix="The settings are listed in README.md.") from error


def _fault(field: str, kind: str, message: str, given: object) -> str:
    """One fault in our own words; the validators above have theirs."""
    name = PREFIX + field.upper()
    words = {
        "extra_forbidden": "there is no such setting",
        "int_parsing": f"takes a whole number, not “{given}”",
        "greater_than_equal": f"is {BOUNDS.get(field)}, not {given}",
        "less_than_equal": f"is {BOUNDS.get(field)}, not {given}",
        "literal_error": f"is open, passphrase or closed, not “{given}”",
        "string_too_long": "takes up to 200 characters",
    }
    return f"{name}: {words.get(kind, message.removeprefix('Value error, '))}."
