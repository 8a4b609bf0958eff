"""Make the store of this release that later ones must open: `python -m tests.support.store_fixture FOLDER`.

Once a release, into `tests/fixtures/stores/<version>`; never made anew afterwards.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

from desktop.app.clock import SetClock
from desktop.domain.people import Applicant
from desktop.store.shipped import shipped
from desktop.store.slots import Cost
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.rate_service import RateService, rate_service
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.save_draft import save_draft
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier

PASSWORD = "Mat-khau-9 của Diễm"
NAMES = (
    "Nguyễn Thị Thu Hằng",
    "Đặng Văn Ửng",
    "H'Hen Niê",
    "Y Bhiŏ Êban",
    "Trần Mỹ Duyên",
    "Lê Văn Phước",
    "Thạch Sô Phi",
)


def main() -> int:
    """Make the store, and beside it `expected.json`: what any later program must find in it."""
    folder = Path(sys.argv[1])
    clock = SetClock(datetime.fromisoformat("2026-11-23T08:00:00+07:00"))
    store = Store.create(
        folder / "store", centre=shipped("centres/demo.json"), user=User("diem", "Phạm Ngọc Diễm", Role.RECEIVING),
        password=PASSWORD, clock=clock, cost=Cost(memory_kib=64, iterations=1, lanes=1), device="may-mau",
    )  # fmt: skip
    ids = []
    for index, name in enumerate(NAMES):
        clock.tick(600)
        applicant = Applicant(
            name=name,
            id_number=f"0871850{index:05d}",
            address="Ấp 1, Mỹ Xương, Cao Lãnh, Đồng Tháp",
            phone="0912345678",
        )
        ids.append(store.run(receive_dossier, ReceiveDossier("1.004873", applicant))[0].dossier)
    store.run(refuse_dossier, RefuseDossier(ids[1], "Sai thẩm quyền"))
    for dossier in ids[2:]:
        store.run(forward_dossier, ForwardDossier(dossier, "Bộ phận Tư pháp"))
    store.run(request_supplement, RequestSupplement(ids[2], "Thiếu giấy chứng sinh"))
    store.run(withdraw_dossier, WithdrawDossier(ids[3], "Đổi ý"))
    later = datetime.fromisoformat("2026-12-04T17:00:00+07:00")
    store.run(extend_due_date, ExtendDueDate(ids[4], "Chờ xác minh", later))
    for dossier in ids[5:]:
        store.run(record_result, RecordResult(dossier, "112/XN", "Thạch Thị Na", "2027-11-23"))
    store.run(return_result, ReturnResult(ids[6]))
    store.run(rate_service, RateService(ids[6], 2, ("Phải chờ lâu",)))
    store.run(close_day, CloseDay(clock.now().date()))
    store.run(save_draft, "nhap-1", b'{"name":"dang go do"}')
    view = store.view()
    found = {
        "events": store.verify(),
        "dossiers": [
            {
                "number": view.dossier(one).dossier.number,
                "name": view.dossier(one).dossier.applicant.name,
                "status": int(view.dossier(one).dossier.status),
                "due_at": view.dossier(one).dossier.due_at.isoformat(),
            }
            for one in ids
        ],
        "next_number": "H20.126.05-261123-2008",
    }
    store.close()
    (folder / "expected.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
