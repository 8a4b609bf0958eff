"""Every request the gateway answers, once: the application and its description both read this table."""

from __future__ import annotations

from typing import Any, Final

from sync.province import errors
from sync.province.errors import Refused
from sync.province.file_routes import FILE_ROUTES
from sync.province.metrics import MEDIA
from sync.province.route import READING, Body, Parameter, Route
from sync.wire.batch import BatchHead, EventLine, FeedHead, FeedLine
from sync.wire.codes import BYTES, EVENTS_MEDIA_TYPE, JSON
from sync.wire.messages import Enrol, Enrolled, Hello, PushAnswer, Welcome
from sync.wire.renewal import Renew, Renewed

ROUTES: Final = (
    Route(
        name="health",
        method="GET",
        path="/v1/health",
        summary="Whether the gateway reaches its ledger",
        answer=Body(JSON, dict[str, str]),
        known=False,
    ),
    Route(
        name="openapi",
        method="GET",
        path="/v1/openapi.json",
        summary="This description",
        answer=Body(JSON, dict[str, Any]),
        known=False,
    ),
    Route(
        name="metrics",
        method="GET",
        path="/v1/metrics",
        summary="Figures of this process in Prometheus' text format",
        answer=Body(MEDIA, None),
        known=False,
        refusals=(errors.NotOperator,),
    ),
    Route(
        name="enrol",
        method="POST",
        path="/v1/enrol",
        summary="Redeem an enrolment code for a device id and a token",
        request=Body(JSON, Enrol),
        answer=Body(JSON, Enrolled),
        known=False,
        refusals=(*READING, errors.EnrolCodeRefused),
    ),
    Route(
        name="token",
        method="POST",
        path="/v1/token",
        summary="Make a new token good, proved by the device's key",
        request=Body(JSON, Renew),
        answer=Body(JSON, Renewed),
        known=False,
        refusals=(*READING, errors.TokenUnknown),
    ),
    Route(
        name="hello",
        method="POST",
        path="/v1/hello",
        summary="Open a round: exchange versions, clocks and figures",
        request=Body(JSON, Hello),
        answer=Body(JSON, Welcome),
        refusals=(*READING, errors.NoSharedProtocol),
        statuses=(204,),
    ),
    Route(
        name="events",
        method="POST",
        path="/v1/events",
        summary="Push batches; each is committed when it is whole, each event gets one word",
        request=Body(EVENTS_MEDIA_TYPE, BatchHead, EventLine),
        answer=Body(JSON, PushAnswer),
        refusals=(*READING, errors.WrongCentre, errors.WrongDevice),
    ),
    Route(
        name="feed",
        method="GET",
        path="/v1/feed",
        summary="One page of the centre's feed",
        answer=Body(EVENTS_MEDIA_TYPE, FeedHead, FeedLine),
        parameters=(
            Parameter("after", "query", {"type": "integer", "minimum": 0, "default": 0}),
            Parameter("centre", "query", {"type": "string"}),
        ),
        refusals=(Refused, errors.WrongCentre),
    ),
    Route(
        name="reference",
        method="GET",
        path="/v1/reference/{name}",
        summary="One reference snapshot, whole",
        answer=Body(BYTES, None),
        parameters=(
            Parameter("name", "path", {"type": "string"}, required=True),
            Parameter("If-None-Match", "header", {"type": "string"}),
        ),
        refusals=(errors.NameUnknown,),
        statuses=(304,),
    ),
    *FILE_ROUTES,
)
