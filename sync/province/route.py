"""What is said of one request in the route table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sync.province import errors
from sync.province.errors import Refused


@dataclass(frozen=True)
class Body:
    """What a body is made of.

    Attributes:
        media: content type.
        kind: struct of a JSON body, or of the first line; None for a body without a shape.
        lines: struct of the lines after the first; None when there is one value only.
    """

    media: str
    kind: type[Any] | None
    lines: type[Any] | None = None


@dataclass(frozen=True)
class Parameter:
    """Something a request says outside its body."""

    name: str
    where: str
    schema: dict[str, Any]
    required: bool = False


@dataclass(frozen=True)
class Route:
    """One request: how it is asked, what it answers, and how it may be refused.

    Attributes:
        name: name of the application's method and of the described operation.
        known: whether a bearer token is asked for.
        answer: body of a 200 answer; None when no success has one.
        statuses: successes without a body.
    """

    name: str
    method: str
    path: str
    summary: str
    answer: Body | None
    request: Body | None = None
    known: bool = True
    parameters: tuple[Parameter, ...] = ()
    refusals: tuple[type[Refused], ...] = ()
    statuses: tuple[int, ...] = ()


READING: Final = (Refused, errors.BodyTooSlow, errors.BodyTooLarge, errors.MediaTypeRefused)
"""How any request with a body may be refused."""
