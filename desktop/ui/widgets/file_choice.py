"""Asking for a file or a folder, in Vietnamese where the system's own dialog does not speak for itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """A folder that exists, or None if nothing was chosen."""
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog, QCoreApplication.translate("FileChoice", "Chọn"))


def choose_file(parent: QWidget, title: str, kind: str, *suffixes: str) -> Path | None:
    """A file that exists, of one kind, or None if nothing was chosen."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"{kind} ({' '.join(f'*.{suffix}' for suffix in suffixes)})")
    return _chosen(dialog, QCoreApplication.translate("FileChoice", "Mở"))


def choose_new_file(parent: QWidget, title: str, name: str, kind: str, suffix: str) -> Path | None:
    """Where to write a file, or None; what is typed without a suffix gets this one."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return _chosen(dialog, QCoreApplication.translate("FileChoice", "Lưu"))


def _chosen(dialog: QFileDialog, accept: str) -> Path | None:
    translate, part = QCoreApplication.translate, QFileDialog.DialogLabel
    words = {
        part.LookIn: translate("FileChoice", "Trong thư mục:"),
        part.FileName: translate("FileChoice", "Tên:"),
        part.FileType: translate("FileChoice", "Loại tệp:"),
        part.Accept: accept,
        part.Reject: translate("FileChoice", "Thôi"),
    }
    # Last of all: setting a mode makes the buttons anew, in English.
    for place, text in words.items():
        dialog.setLabelText(place, text)
    try:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles() if accepted else []
        return Path(files[0]) if files else None
    finally:
        dialog.deleteLater()
