"""Asking for a file or a folder, in Vietnamese where the system's own dialog does not speak for itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_last: dict[str, Path] = {}
"""Folder that was used last for files of a kind, while the program runs."""


def start_folder(kind: str) -> Path:
    """Where to look for files of a kind first: where they were last, else among a person's documents."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return next((folder for folder in (_last.get(kind), documents) if folder and folder.is_dir()), Path.home())


def choose_folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """A folder that exists, or None if nothing was chosen."""
    dialog = QFileDialog(parent, title, start or str(start_folder("")))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog, QCoreApplication.translate("FileChoice", "Chọn"), "")


def choose_file(parent: QWidget, title: str, kind: str, *suffixes: str) -> Path | None:
    """A file that exists, of one kind, or None if nothing was chosen."""
    dialog = QFileDialog(parent, title, str(start_folder(suffixes[0])))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"{kind} ({' '.join(f'*.{suffix}' for suffix in suffixes)})")
    return _chosen(dialog, QCoreApplication.translate("FileChoice", "Mở"), suffixes[0])


def choose_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Files that exist; none if nothing was chosen. `kinds` are filters as Qt writes them."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start_folder(kinds)), kinds)
    if chosen:
        _last[kinds] = Path(chosen[0]).parent
    return [Path(name) for name in chosen]


def choose_new_file(parent: QWidget, title: str, name: str, kind: str, suffix: str) -> Path | None:
    """Where to write a file, or None; what is typed without a suffix gets this one."""
    dialog = QFileDialog(parent, title, str(start_folder(suffix)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return _chosen(dialog, QCoreApplication.translate("FileChoice", "Lưu"), suffix)


def _chosen(dialog: QFileDialog, accept: str, kind: str) -> Path | None:
    translate, part = QCoreApplication.translate, QFileDialog.DialogLabel
    words = {
        part.LookIn: translate("FileChoice", "Trong thư mục:"),
        part.FileName: translate("FileChoice", "Tên:"),
        part.FileType: translate("FileChoice", "Loại tệp:"),
        part.Accept: accept,
        part.Reject: translate("FileChoice", "Thôi"),
    }
    # Names alone: columns are narrow, and what they say of sizes and types is Qt's own English.
    dialog.setViewMode(QFileDialog.ViewMode.List)
    # Last of all: setting a mode makes the buttons anew, in English.
    for place, text in words.items():
        dialog.setLabelText(place, text)
    try:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles() if accepted else []
        if files:
            _last[kind] = Path(files[0]).parent
        return Path(files[0]) if files else None
    finally:
        dialog.deleteLater()
