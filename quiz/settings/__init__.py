"""The settings `QUIZ_*`: read once, checked at start, documented in README by their own descriptions."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator as After
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic import BeforeValidator as Before
from pydantic_core import ErrorDetails

from quiz import zones
from quiz.errors import SettingError
from quiz.settings import rules as rules
from quiz.store import file_address

PREFIX = "QUIZ_"
BOUNDS = {"proxy_hops": "0 to 9", "group_limit": "1 to 1,000,000"}
CHECKOUT = Path(__file__).parents[2]
SHIPPED = Path(__file__).parents[1] / "_shipped"  # where a wheel carries what stands at the top of a checkout


def shipped(name: str) -> Path:
    """A file or folder that comes with the package: from the wheel, else from the checkout."""
    return (SHIPPED if SHIPPED.is_dir() else CHECKOUT) / name


Named = Annotated[Path, Before(rules.path)]
Files = Annotated[tuple[Path, ...], Before(rules.paths)]
Database = Annotated[str, After(rules.database)]
Address = Annotated[str, After(rules.address)]
Hosts = Annotated[tuple[str, ...], Before(rules.hosts)]
Sites = Annotated[tuple[str, ...], Before(rules.sites)]
Key = Annotated[str, After(rules.key)]


class Settings(BaseModel):
    """What an operator may set; each field is the environment variable QUIZ_<NAME>."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Files = Field(
        default_factory=lambda: (shipped("questions.yaml"),),
        description="the quiz file to serve, or a folder of them; several, separated by spaces",
    )
    data: Named = Field(
        Path("quiz-data"), description="the folder that keeps every version ever served, the groups, and the secret key"
    )
    database_url: Database = Field(
        "", description="a PostgreSQL or SQLite address instead of a file in the data folder"
    )
    public_url: Address = Field(
        "", description="the address under which people reach the quiz, such as https://quiz.example"
    )
    proxy_hops: int = Field(0, ge=0, le=9, description="how many proxies stand in front and set X-Forwarded-*")
    trusted_hosts: Hosts = Field((), description="host names that may be asked for, separated by spaces; any, if empty")
    frame_ancestors: Sites = Field((), description="sites that may show the quiz in a frame, separated by spaces")
    secret_key: Key = Field(
        "", description="a long random text that signs sessions; needed with PostgreSQL, else made in the data folder"
    )
    groups: Literal["open", "passphrase", "closed"] = Field(
        "passphrase",
        description="who may make a group: `open`, `passphrase` or `closed`; `quiz serve` on loopback takes `open`",
    )
    groups_passphrase: str = Field("", max_length=200, description="what whoever makes a group must know")
    group_limit: int = Field(1000, ge=1, le=1_000_000, description="how many responses a group takes")
    timezone: str = Field("UTC", description="where a group’s days end unless it says otherwise, such as Europe/Berlin")
    operator: str = Field("", max_length=200, description="who runs this quiz, for the privacy page and every result")
    contact: str = Field("", max_length=200, description="where to write to them")
    organisation: str = Field("", max_length=120, description="the school or body they run it for")
    metrics: Key = Field(
        "", description="a long random text; whoever sends it reads `/metrics`, which else is not there"
    )

    @field_validator("*", mode="before")
    @classmethod
    def _is_plain(cls, value: object) -> object:
        return rules.plain(value) if isinstance(value, str) else value

    @field_validator("trusted_hosts")
    @classmethod
    def _trusts_the_public_one(cls, value: tuple[str, ...], known: ValidationInfo) -> tuple[str, ...]:
        return rules.trusting(value, known.data.get("public_url", ""))

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        if not (name := zones.find(value)):
            raise ValueError(f"no time zone is called “{value}”: write one such as {' or '.join(zones.near(value))}")
        return name

    @property
    def files(self) -> tuple[Path, ...]:
        """The quiz files: of a folder, those in it that end in .yaml, by their names."""
        return tuple(file for each in self.file for file in rules.quizzes(each))

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.database_url or file_address(self.data.absolute() / "quiz.sqlite3")


def from_environment(overrides: Mapping[str, object] | None = None) -> Settings:
    """Read the settings from QUIZ_* and `overrides` (keys with the prefix). Raises SettingError, naming every fault."""
    everything = {**os.environ, **(overrides or {})}
    given = {
        key: value for key, value in everything.items() if key.startswith(PREFIX) and not rules.is_injected(key, value)
    }
    plain = {key: value.strip() if isinstance(value, str) else value for key, value in given.items()}
    fields = {key.removeprefix(PREFIX).lower(): value for key, value in plain.items() if value != ""}
    try:
        return Settings.model_validate(fields)
    except ValidationError as error:
        faults = "\n".join(map(_fault, error.errors()))
        raise SettingError(faults, fix="The settings are listed in README.md.") from error


def _fault(error: ErrorDetails) -> str:
    """One fault in our own words; the rules have theirs."""
    field, given = str(error["loc"][0]), error["input"]
    name, most = PREFIX + field.upper(), error.get("ctx", {}).get("max_length")
    words = {
        "extra_forbidden": f"there is no such setting{_near(name)}",
        "int_parsing": f"takes a whole number, not “{given}”",
        "greater_than_equal": f"is {BOUNDS.get(field)}, not {given}",
        "less_than_equal": f"is {BOUNDS.get(field)}, not {given}",
        "literal_error": f"is open, passphrase or closed, not “{given}”",
        "string_too_long": f"takes up to {most} characters",
    }
    return f"{name}: {words.get(error['type'], error['msg'].removeprefix('Value error, '))}."


def _near(name: str) -> str:
    """Which setting may be meant by a name that is none."""
    known = {"PORT": "PORT"} | {field.upper(): PREFIX + field.upper() for field in Settings.model_fields}
    near = [known[each] for each in get_close_matches(name.removeprefix(PREFIX), known, n=2)]
    return f": perhaps {' or '.join(near)} is meant" if near else ""
