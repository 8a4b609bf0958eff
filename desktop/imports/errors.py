"""Why a file was not taken in. Nothing of it was."""

from __future__ import annotations

from desktop.domain.errors import RuleBroken


class ImportFileRefused(RuleBroken):
    """The file as a whole cannot be read; `file` names it, `reason` says why.

    Reasons: `missing`, `empty`, `large` (`most_mb`), `rows` (`most_rows`), `inflated` (unpacks to more than a list
    can be), `old_excel`, `password`, `html`, `pdf`, `unknown`, `damaged` (`detail`), `encoding` (`found`, `row`),
    `no_header` (`wanted`), `two_lists` (`sheets`), `nothing` (no procedure in it).
    """

    code = "import_file_refused"


class ImportRowsRefused(RuleBroken):
    """Places of the file that are wrong: `faults` names up to 20 of them in words, `count` says how many there are."""

    code = "import_rows_refused"
