"""Where a database is: a SQLite file, or PostgreSQL on one server or on several, written as PostgreSQL writes it."""

import re
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from quiz.errors import StoreError

_SEVERAL = re.compile(r"(postgres(?:ql)?://(?:[^/?#]*@)?)([^@/?#]*,[^@/?#]*)(.*)", re.DOTALL)
_SERVER = re.compile(r"(\[[^\[\]]+\]|[^\[\]:]+)(?::(\d{1,5}))?")


def read(url: str) -> URL:
    """The address, checked. Raises StoreError for what is none, and does not repeat it: it may hold a password.

    Several servers, as in postgresql://user:password@one:5432,two:5432/name, are its query's `host` and `port`.
    """
    try:
        address = _of_several(url) or make_url(url)
    except (ArgumentError, ValueError):
        address = URL.create("none")
    if address.drivername in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    plain = address.database not in {None, "", ":memory:"} and not address.query and not address.host
    if address.drivername == "sqlite" and plain:
        return address
    raise StoreError(
        "this is not the address of a database that the quiz can use.",
        where="the database's address",
        fix="Write sqlite:////folder/quiz.db or postgresql://user:password@host/name.",
    )


def shown(address: URL) -> str:
    """The address as people may read it: the file; or the servers, without a password and whatever else was set."""
    if address.get_backend_name() == "sqlite":
        return str(Path(str(address.database)).absolute())
    query = {name: value for name, value in address.query.items() if name in {"host", "port"}}
    plain = address.set(drivername="postgresql", query={} if address.host else query)
    hosts, ports = (str(query.get(name, "")).split(",") for name in ("host", "port"))
    if address.host or len(hosts) == 1 or len(hosts) != len(ports):
        return plain.render_as_string(hide_password=True)
    servers = zip(hosts, ports, strict=True)
    named = ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in servers)
    before = "@/" if address.username else ":///"
    return plain.set(query={}).render_as_string(hide_password=True).replace(before, f"{before[:-1]}{named}/", 1)


def _of_several(url: str) -> URL | None:
    """The address of several servers; None where it names one. Raises ValueError for what cannot be read."""
    found = _SEVERAL.fullmatch(url)
    if not found:
        return None
    servers = [_SERVER.fullmatch(each) for each in found[2].split(",")]
    if not all(servers):
        raise ValueError
    named = ((unquote(each[1].strip("[]")), each[2] or "5432") for each in servers if each)
    hosts, ports = map(",".join, zip(*named, strict=True))
    return make_url(f"{found[1]}{found[3]}").update_query_dict({"host": hosts, "port": ports})
