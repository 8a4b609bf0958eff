"""Questions that lead to the right procedure where people go wrong."""

from __future__ import annotations

from desktop.domain.guides import Tree
from desktop.store.guides import load_guides
from desktop.store.view import View


def list_trees(view: View) -> tuple[Tree, ...]:
    """The trees whose every end is offered at this centre today.

    Args:
        view: read access to the store.

    Returns:
        In the order of the data.
    """
    today = view.today()
    offered = {p.code for p in view.catalogue.procedures if p.holds(today) and not p.hidden}
    return tuple(tree for tree in load_guides().trees if _ends(tree) <= offered)


def _ends(tree: Tree) -> set[str]:
    answers = (answer for question in tree.questions.values() for answer in question.answers)
    return {answer.procedure for answer in answers if answer.procedure}
