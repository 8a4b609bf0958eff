"""Errors by whose they are. Each carries a stable code and facts; the sentence is found by code in the translations."""

from __future__ import annotations


class MotCuaError(Exception):
    """Root of the program's own errors.

    Attributes:
        code: stable identifier; every code has a sentence in `resources/i18n`.
        facts: values for the sentence.
    """

    code = "unexpected"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class RuleBroken(MotCuaError):
    """The user asked for what the rules of the counter do not allow."""

    code = "rule_broken"


class CardUnreadable(RuleBroken):
    """A scan without a sound personal number; nothing of it may be used."""

    code = "card_unreadable"


class PersonIncomplete(RuleBroken):
    """The applicant lacks what every slip must name; `fields` says what."""

    code = "person_incomplete"


class FieldRefused(RuleBroken):
    """A typed value cannot be kept; `field` and `reason` say which and why."""

    code = "field_refused"


class ProcedureUnknown(RuleBroken):
    """No procedure of this code in the catalogue."""

    code = "procedure_unknown"


class ProcedureClosed(RuleBroken):
    """The catalogue no longer, or not yet, offers this procedure on that day."""

    code = "procedure_closed"


class LimitNotSet(RuleBroken):
    """Nobody has entered how long this procedure may take, and none was given for the dossier."""

    code = "limit_not_set"


class CaseUnknown(RuleBroken):
    """The procedure has no such case."""

    code = "case_unknown"


class DocumentsMissing(RuleBroken):
    """Required papers were not handed over; `documents` lists them in the procedure's order."""

    code = "documents_missing"


class StepNotAllowed(RuleBroken):
    """The dossier's status does not allow this step; `status` and `step` say which."""

    code = "step_not_allowed"


class NoSlip(RuleBroken):
    """The dossier was refused, so nothing was promised; `number` says which."""

    code = "no_slip"


class AlreadyExtended(RuleBroken):
    """The due date was extended before; it may be extended once only."""

    code = "already_extended"


class NothingToTakeBack(RuleBroken):
    """No step stands after reception, or another step was taken since the screen was read."""

    code = "nothing_to_take_back"


class NothingCorrected(RuleBroken):
    """A correction that changes nothing."""

    code = "nothing_corrected"


class DueDateNotLater(RuleBroken):
    """A new due date must lie after the one in force, in working time."""

    code = "due_date_not_later"


class ReasonMissing(RuleBroken):
    """This step must give a reason."""

    code = "reason_missing"


class DossierUnknown(RuleBroken):
    """No dossier of this id or number in the store."""

    code = "dossier_unknown"


class DossierRemoved(RuleBroken):
    """The dossier is older than this machine keeps; what reports count of it is still here."""

    code = "dossier_removed"


class NotPermitted(RuleBroken):
    """The signed-in user's role does not include this action."""

    code = "not_permitted"


class LastAdministrator(RuleBroken):
    """Without an administrator nobody could add users or restore any more."""

    code = "last_administrator"


class PasswordRefused(RuleBroken):
    """A password that is too easy to guess; `reason` is `short`, `plain` or `known`."""

    code = "password_refused"


class FileEmpty(RuleBroken):
    """A file without a single byte."""

    code = "file_empty"


class FileTooLarge(RuleBroken):
    """A file over the limit; `most_mb` says the limit."""

    code = "file_too_large"


class FileTypeRefused(RuleBroken):
    """A file whose content is not of a kind that is taken in, whatever its name says."""

    code = "file_type_refused"


class FileAlreadyAttached(RuleBroken):
    """The same content is attached to the same paper already."""

    code = "file_already_attached"


class NothingRefused(RuleBroken):
    """The province refused nothing of this dossier, or somebody has settled it meanwhile."""

    code = "nothing_refused"


class FileUnknown(RuleBroken):
    """The dossier has no such file, or it was taken back meanwhile."""

    code = "file_unknown"


class DayAlreadyClosed(RuleBroken):
    """The day was closed before with the same figures."""

    code = "day_already_closed"


class CountsDisagree(RuleBroken):
    """Figures that must agree do not; `counts` names them."""

    code = "counts_disagree"


class FileNotShown(MotCuaError):
    """The system has no program for a file or folder, or will not say which; `path` is where it lies."""

    code = "file_not_shown"
