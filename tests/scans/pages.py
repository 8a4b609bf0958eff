"""Pages as a scanner sees them: dense writing, a seal, a signature, a photograph, grain on yellowish paper."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

INCHES = (8.27, 11.69)
FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SENTENCE = (
    "cộng hòa xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc tờ khai cấp bản sao trích lục hộ tịch Ủy ban nhân "
    "dân xã Mỹ Xương người yêu cầu nơi cư trú giấy tờ tùy thân"
)
WORDS = tuple(SENTENCE.split(" "))


def drawn(dpi: int = 200, lines: int = 44, angle: float = 0.4, *, colour: bool = True, seed: int = 3) -> QImage:
    """A sheet without grain; 44 lines of 13 pt fill it."""
    width, height = (int(side * dpi) for side in INCHES)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(243, 241, 236) if colour else QColor(242, 242, 242))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(width / 2, height / 2)
    painter.rotate(angle)
    painter.translate(-width / 2, -height / 2)
    _write(painter, dpi, width, lines, random.Random(seed))
    if colour:
        _seal_and_sign(painter, dpi, width, height)
        _photograph(painter, dpi)
    painter.end()
    return image


def grained(image: QImage, sigma: float = 5.0) -> QImage:
    """As a sensor gives it: a little blurred, each channel with its own grain."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (rgb.width(), rgb.height())
    picture = Image.frombuffer("RGB", size, bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine(), 1)
    picture = picture.filter(ImageFilter.GaussianBlur(0.7))
    grain = Image.merge("RGB", [Image.effect_noise(size, sigma) for _ in range(3)])
    data = ImageChops.add(picture, grain, 1, -128).tobytes()
    return QImage(data, *size, size[0] * 3, QImage.Format.Format_RGB888).copy()


def encoded(image: QImage, kind: str = "png", quality: int = -1, dpi: int = 0) -> bytes:
    """The bytes of a file."""
    image = QImage(image)
    if dpi:
        image.setDotsPerMeterX(round(dpi / 0.0254))
        image.setDotsPerMeterY(round(dpi / 0.0254))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(quality)
    assert writer.write(image), writer.errorString()
    return bytes(content.data())


def saved(folder: Path, name: str, image: QImage, quality: int = -1, dpi: int = 0) -> Path:
    """A picture as a file; its suffix says the kind."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    kind = path.suffix.removeprefix(".").replace("jpg", "jpeg").replace("tif", "tiff").replace("tifff", "tiff")
    path.write_bytes(encoded(image, kind, quality, dpi))
    return path


def picture_object(page: Any) -> Any:
    """The stream of the first picture of a page, as it stands in the PDF."""
    return page.images[0].indirect_reference.get_object()


def small(seed: int = 0, size: tuple[int, int] = (300, 420)) -> QImage:
    """A small page that is quick to take in; each seed another one."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(250, 250, 250))
    painter = QPainter(image)
    chance = random.Random(seed)
    for line in range(14):
        painter.fillRect(20, 40 + line * 24, chance.randint(80, size[0] - 40), 6, QColor(30, 30, 30))
    painter.fillRect(20 + seed % 200, 10, 20, 12, QColor(200, 30, 30))
    painter.end()
    return image


def _write(painter: QPainter, dpi: int, width: int, lines: int, chance: random.Random) -> None:
    QFontDatabase.addApplicationFont(str(FONTS / "Tinos-Regular.ttf"))
    font = QFont("Tinos")
    font.setPixelSize(int(dpi * 13 / 72))
    painter.setFont(font)
    painter.setPen(QColor(40, 40, 44))
    metrics, y = QFontMetricsF(font), dpi * 0.9
    for line in range(lines):
        text = ""
        while metrics.horizontalAdvance(text) < width - dpi * (2.1 if line % 6 else 4):
            text += chance.choice(WORDS) + " "
        painter.drawText(QPointF(dpi * 1.2, y), text)
        y += dpi * 0.222


def _seal_and_sign(painter: QPainter, dpi: int, width: int, height: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(214, 40, 50, 200), dpi * 0.03))
    for radius in (0.7, 0.45):
        painter.drawEllipse(QPointF(width * 0.68, height * 0.8), dpi * radius, dpi * radius)
    painter.setPen(QPen(QColor(30, 40, 160), dpi * 0.015))
    path = QPainterPath(QPointF(width * 0.6, height * 0.82))
    path.cubicTo(width * 0.65, height * 0.72, width * 0.7, height * 0.92, width * 0.8, height * 0.78)
    painter.drawPath(path)


def _photograph(painter: QPainter, dpi: int) -> None:
    tones = QLinearGradient(0, dpi * 0.3, 0, dpi * 1.6)
    for place, colour in ((0, (70, 110, 170)), (0.5, (200, 160, 130)), (1, (60, 50, 60))):
        tones.setColorAt(place, QColor(*colour))
    painter.fillRect(QRectF(dpi * 0.5, dpi * 0.2, dpi * 1.18, dpi * 1.57), tones)
