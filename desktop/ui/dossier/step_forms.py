"""Steps of a dossier as the page offers them: words, what is asked, and the use-case behind each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication

from desktop.domain.dossier import STEPS, Dossier, Status
from desktop.usecases.correct_reception import CorrectReception, correct_reception
from desktop.usecases.detach_file import DetachFile, detach_file
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.rate_service import RateService, rate_service
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.settle_financial_duty import SettleFinancialDuty, settle_financial_duty
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier

Action = Callable[..., Any]


@dataclass(frozen=True)
class StepForm:
    """What a step says and asks.

    Attributes:
        step: name, as in `domain.dossier.STEPS`, or one of MENDS.
        button: words on its button.
        icon: icon of the button.
        confirm: words of the button that does it.
        says: what follows from it.
        asks: names of the fields, in order: `reason`, `documents`, `amount`, `to`, `result`, `until`, `holder`,
            `date`, `way`, `receiver`, `level`, `reasons`; `name`, `id_number`, `phone`, `address` begin with what
            stands.
        reason: title of the field for the reason.
        needs_reason: whether it cannot be done without one.
        done: what is said when it is done.
        grave: whether it ends or halts the dossier.
    """

    step: str
    button: str
    icon: str
    confirm: str
    says: str
    asks: tuple[str, ...] = ()
    reason: str = ""
    needs_reason: bool = False
    done: str = ""
    grave: bool = False


@dataclass(frozen=True)
class StepValues:
    """What was typed for a step."""

    reason: str = ""
    documents: tuple[str, ...] = ()
    vnd: int = 0
    to: str = ""
    result: str = ""
    until: str = ""
    holder: str = ""
    score: int = 0
    reasons: tuple[str, ...] = ()
    due_at: datetime | None = None
    way: str = ""
    receiver: str = ""
    name: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    file: str = ""


ORDER = (
    "forward",
    "result",
    "supplement_received",
    "duty_settled",
    "return",
    "supplement",
    "financial_duty",
    "refuse",
    "extend",
    "withdraw",
    "stop",
)
"""Steps in the order of their buttons; the first that is allowed is the usual way on."""

DETACH: Final = "detach"
"""What takes a file off its paper; offered beside the file, not among the steps."""

MENDS = ("correct", "take_back")
"""What undoes a wrong entry: no steps of the life cycle, and possible whatever the status."""

RATE: Final = "rate"
"""What somebody wrote on a slip about the service; possible once there is a result."""

RARE = frozenset({"financial_duty", "extend", "withdraw", "stop", RATE, *MENDS})
"""What stands behind the button for other work."""


def allowed(dossier: Dossier) -> list[str]:
    """What is possible now, in the order of the buttons."""
    assert set(ORDER) == set(STEPS)
    steps = [step for step in ORDER if dossier.may(step)]
    if dossier.status in {Status.SETTLED, Status.RETURNED}:
        steps.append(RATE)
    return [*steps, "correct", *(["take_back"] if dossier.last_step else [])]


def usual(dossier: Dossier) -> str:
    """The usual way on; empty where there is none."""
    usual_from = {
        Status.RECEIVED: "forward",
        Status.IN_PROGRESS: "result",
        Status.AWAITING_SUPPLEMENT: "supplement_received",
        Status.AWAITING_PAYMENT: "duty_settled",
        Status.SETTLED: "return",
    }
    return usual_from.get(dossier.status, "")


def form(step: str) -> StepForm:
    """The form of a step."""
    return (_ways_on() | _requests() | _ends() | _mends())[step]


def request(step: str, shown: Dossier, values: StepValues) -> tuple[Action, object]:
    """The use-case of a step and its request, for the dossier as the screen shows it."""
    return _REQUESTS[step](shown, values)


def _correct(shown: Dossier, values: StepValues) -> tuple[Action, object]:
    typed = {name: getattr(values, name) for name in ("name", "id_number", "phone", "address")}
    applicant = msgspec.structs.replace(shown.applicant, **typed)
    return correct_reception, CorrectReception(shown.id, values.reason, applicant)


def _extend(shown: Dossier, values: StepValues) -> tuple[Action, object]:
    assert values.due_at is not None
    return extend_due_date, ExtendDueDate(shown.id, values.reason, values.due_at)


_REQUESTS: Final[dict[str, Callable[[Dossier, StepValues], tuple[Action, object]]]] = {
    "forward": lambda shown, v: (forward_dossier, ForwardDossier(shown.id, v.to)),
    "result": lambda shown, v: (record_result, RecordResult(shown.id, v.result, v.holder, v.until)),
    "return": lambda shown, v: (return_result, ReturnResult(shown.id, v.way, v.receiver)),
    "supplement": lambda shown, v: (request_supplement, RequestSupplement(shown.id, v.reason, v.documents)),
    "supplement_received": lambda shown, v: (receive_supplement, ReceiveSupplement(shown.id)),
    "financial_duty": lambda shown, v: (request_financial_duty, RequestFinancialDuty(shown.id, v.reason, v.vnd)),
    "duty_settled": lambda shown, v: (settle_financial_duty, SettleFinancialDuty(shown.id)),
    "refuse": lambda shown, v: (refuse_dossier, RefuseDossier(shown.id, v.reason)),
    "withdraw": lambda shown, v: (withdraw_dossier, WithdrawDossier(shown.id, v.reason)),
    "stop": lambda shown, v: (stop_dossier, StopDossier(shown.id, v.reason)),
    "extend": _extend,
    RATE: lambda shown, v: (rate_service, RateService(shown.id, v.score, v.reasons, on_paper=True)),
    "correct": _correct,
    DETACH: lambda shown, v: (detach_file, DetachFile(shown.id, v.file, v.reason)),
    "take_back": lambda shown, v: (take_back_step, TakeBackStep(shown.id, shown.last_step, v.reason)),
}


def _ways_on() -> dict[str, StepForm]:
    translate = QCoreApplication.translate
    forms = (
        StepForm(
            "forward",
            translate("Step", "Chuyển xử lý"),
            "arrow-right",
            translate("Step", "Chuyển xử lý"),
            translate("Step", "Hồ sơ chuyển đến nơi giải quyết và ở trạng thái Đang xử lý."),
            ("to",),
            done=translate("Step", "Đã chuyển xử lý hồ sơ {number}"),
        ),
        StepForm(
            "result",
            translate("Step", "Nhập kết quả"),
            "check-circle",
            translate("Step", "Lưu kết quả"),
            translate("Step", "Kết quả đã ký và về đến quầy; hồ sơ tính là giải quyết xong từ lúc này."),
            ("result", "until", "holder"),
            done=translate("Step", "Đã nhập kết quả hồ sơ {number}"),
        ),
        StepForm(
            "supplement_received",
            translate("Step", "Đã nhận bổ sung"),
            "file-check",
            translate("Step", "Xác nhận đã nhận bổ sung"),
            translate("Step", "Thời hạn chạy tiếp; ngày hẹn trả dời thêm đúng thời gian làm việc đã tạm dừng."),
            done=translate("Step", "Đã nhận bổ sung hồ sơ {number}"),
        ),
        StepForm(
            "duty_settled",
            translate("Step", "Đã nộp tiền"),
            "money",
            translate("Step", "Xác nhận đã nộp tiền"),
            translate("Step", "Thời hạn chạy tiếp; ngày hẹn trả dời thêm đúng thời gian làm việc đã tạm dừng."),
            done=translate("Step", "Hồ sơ {number} đã nộp tiền"),
        ),
        StepForm(
            "return",
            translate("Step", "Trả kết quả"),
            "check-double",
            translate("Step", "Xác nhận đã trả"),
            translate("Step", "Kết quả đến tay người nhận; hồ sơ đóng lại."),
            ("way", "receiver"),
            done=translate("Step", "Đã trả kết quả hồ sơ {number}"),
        ),
    )
    return {f.step: f for f in forms}


def _requests() -> dict[str, StepForm]:
    translate = QCoreApplication.translate
    forms = (
        StepForm(
            "supplement",
            translate("Step", "Yêu cầu bổ sung"),
            "pause",
            translate("Step", "Yêu cầu bổ sung"),
            translate("Step", "Lập phiếu yêu cầu bổ sung (Mẫu 02). Thời hạn dừng cho đến khi nhận đủ giấy tờ."),
            ("reason", "documents"),
            reason=translate("Step", "Lý do cần bổ sung"),
            needs_reason=True,
            done=translate("Step", "Đã yêu cầu bổ sung hồ sơ {number}"),
        ),
        StepForm(
            "financial_duty",
            translate("Step", "Yêu cầu nộp tiền"),
            "money",
            translate("Step", "Yêu cầu nộp tiền"),
            translate("Step", "Người dân thực hiện nghĩa vụ tài chính trước. Thời hạn dừng cho đến khi đã nộp."),
            ("reason", "amount"),
            reason=translate("Step", "Khoản phải nộp"),
            needs_reason=True,
            done=translate("Step", "Đã yêu cầu nộp tiền hồ sơ {number}"),
        ),
        StepForm(
            "extend",
            translate("Step", "Gia hạn (Mẫu 04)"),
            "calendar",
            translate("Step", "Lưu phiếu xin lỗi"),
            translate("Step", "Lập phiếu xin lỗi và đề nghị gia hạn (Mẫu 04). Chỉ được gia hạn một lần."),
            ("date", "reason"),
            reason=translate("Step", "Lý do chậm"),
            needs_reason=True,
            done=translate("Step", "Đã gia hạn hồ sơ {number}"),
        ),
    )
    return {f.step: f for f in forms}


def _ends() -> dict[str, StepForm]:
    translate = QCoreApplication.translate
    forms = (
        StepForm(
            "refuse",
            translate("Step", "Từ chối"),
            "x-circle",
            translate("Step", "Từ chối tiếp nhận"),
            translate("Step", "Lập phiếu từ chối tiếp nhận (Mẫu 03) và trả lại giấy tờ; hồ sơ đóng lại."),
            ("reason",),
            reason=translate("Step", "Lý do từ chối"),
            needs_reason=True,
            done=translate("Step", "Đã từ chối hồ sơ {number}"),
            grave=True,
        ),
        StepForm(
            "withdraw",
            translate("Step", "Rút hồ sơ"),
            "undo",
            translate("Step", "Ghi nhận rút hồ sơ"),
            translate("Step", "Người dân yêu cầu rút; trả lại giấy tờ và hồ sơ đóng lại."),
            ("reason",),
            reason=translate("Step", "Lý do rút (nếu có)"),
            done=translate("Step", "Đã ghi nhận rút hồ sơ {number}"),
            grave=True,
        ),
        StepForm(
            "stop",
            translate("Step", "Dừng xử lý"),
            "stop",
            translate("Step", "Dừng xử lý"),
            translate("Step", "Thông báo dừng giải quyết (Mẫu 05). Thời hạn dừng lại."),
            ("reason",),
            reason=translate("Step", "Lý do dừng"),
            needs_reason=True,
            done=translate("Step", "Đã dừng xử lý hồ sơ {number}"),
            grave=True,
        ),
    )
    return {f.step: f for f in forms}


def _mends() -> dict[str, StepForm]:
    translate = QCoreApplication.translate
    forms = (
        StepForm(
            "correct",
            translate("Step", "Sửa thông tin"),
            "edit",
            translate("Step", "Lưu thông tin đúng"),
            translate("Step", "Thông tin ghi lúc đầu vẫn giữ trong diễn biến; giấy hẹn in lại theo thông tin đúng."),
            ("name", "id_number", "phone", "address", "reason"),
            reason=translate("Step", "Lý do sửa"),
            needs_reason=True,
            done=translate("Step", "Đã sửa thông tin hồ sơ {number}"),
        ),
        StepForm(
            RATE,
            translate("Step", "Nhập phiếu đánh giá"),
            "face-good",
            translate("Step", "Lưu đánh giá"),
            translate("Step", "Ghi lại mức độ hài lòng mà người dân đã đánh dấu trên phiếu giấy."),
            ("level", "reasons"),
            done=translate("Step", "Đã ghi đánh giá hồ sơ {number}"),
        ),
        StepForm(
            "take_back",
            translate("Step", "Hoàn tác bước vừa rồi"),
            "undo",
            translate("Step", "Hoàn tác"),
            translate("Step", "Hồ sơ trở lại như trước bước vừa rồi; cả hai đều giữ trong diễn biến."),
            ("reason",),
            reason=translate("Step", "Lý do hoàn tác"),
            needs_reason=True,
            done=translate("Step", "Đã hoàn tác bước vừa rồi của hồ sơ {number}"),
        ),
        StepForm(
            "detach",
            translate("Step", "Gỡ tệp"),
            "undo",
            translate("Step", "Gỡ tệp này"),
            translate("Step", "Giấy tờ không còn tính tệp này; việc đính kèm và lý do gỡ vẫn giữ trong diễn biến."),
            ("reason",),
            reason=translate("Step", "Lý do gỡ"),
            needs_reason=True,
            done=translate("Step", "Đã gỡ tệp của hồ sơ {number}"),
        ),
    )
    return {f.step: f for f in forms}
