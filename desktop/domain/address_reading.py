"""From the names in one text to the places it may mean; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.domain.address_index import Mention, Place
from desktop.domain.address_sight import DETAIL, UPPER, Sight, Upper, disjoint
from desktop.domain.address_tables import Tables
from desktop.domain.address_words import Kind, Level, Spelling

# fmt: off
_STREETS: Final = frozenset(
    {
        "30 thang 4", "ba trieu", "bach dang", "bui thi xuan", "cach mang thang tam", "dien bien phu",
        "dinh cong trang", "dinh tien hoang", "doi can", "hai ba trung", "hai chau", "ham nghi", "hoang dieu",
        "hoang hoa tham", "hoang van thu", "hong bang", "hung vuong", "huynh thuc khang", "kim dong", "le binh",
        "le chan", "le dai hanh", "le duan", "le hoan", "le hong phong", "le lai", "le loi", "le mao",
        "le quy don", "le thanh nghi", "le thanh tong", "ly nam de", "ly thai to", "ly thuong kiet",
        "mac thi buoi", "minh khai", "ngo gia tu", "ngo may", "ngo quyen", "nguyen an ninh",
        "nguyen binh khiem", "nguyen cu trinh", "nguyen du", "nguyen hue", "nguyen khuyen", "nguyen nghiem",
        "nguyen phuc", "nguyen thai binh", "nguyen thai hoc", "nguyen thi minh khai", "nguyen trai",
        "nguyen van cu", "nguyen van troi", "nguyen viet xuan", "pham hong thai", "pham ngu lao",
        "phan boi chau", "phan chu trinh", "phan dinh phung", "phan thiet", "quang trung", "thong nhat",
        "to hieu", "ton duc thang", "tran cao van", "tran dang ninh", "tran hung dao", "tran nguyen han",
        "tran phu", "tran quang khai", "tran quoc toan", "tran te xuong", "truong dinh", "van cao",
        "vo thi sau", "yet kieu"
    }
)
# fmt: on
"""Names that streets have everywhere: without its kind such a name is asked about."""

_NEAREST: Final = 4

RIGHT: Final = 2
OPEN: Final = 1
OTHER: Final = 0


class Reading(NamedTuple):
    """One way to understand a text.

    Attributes:
        place: what it means.
        start, end: words of the name.
        first: word where the kind starts, or the name.
        stated: RIGHT, OPEN or OTHER.
        spelling: how the name agrees with the tables.
        used: districts and provinces that place it.
        pure: how well the times of its units agree, 2 best; -1 for a hint.
        gap: words between its names that it leaves unexplained.
        clear: the name by itself can be nothing but the commune.
        whole: the name fills the stretch between two commas.
    """

    place: Place
    start: int
    end: int
    first: int
    stated: int
    spelling: Spelling
    used: tuple[Upper, ...]
    pure: int
    gap: int
    clear: bool
    whole: bool

    @property
    def level(self) -> int:
        """How many of district and province stand with it."""
        return len(self.used)

    @property
    def worth(self) -> tuple[int, int, int]:
        """What a reading of a part of the same name is measured by."""
        return self.level, self.stated, -self.spelling

    @property
    def rank(self) -> tuple[int, ...]:
        """Better readings compare greater."""
        return self.level, self.stated, -self.spelling, self.clear, min(max(self.pure, 0), 1)


class Readings(Sight):
    """Every way to understand a text."""

    def __init__(self, tables: Tables, text: str) -> None:
        super().__init__(tables.names, text)
        self._place = tables.place
        self._roots = tables.roots
        self._today = {key[1:] for key in self.provinces if key[0] == "n"}
        self._before = {key[1:] for key in self.provinces if key[0] == "o"}

    def all(self) -> list[Reading]:
        """Every way to understand the text; those without any district or province only if there is no other."""
        found = [reading for reading in self._understood(placed=True) if reading.used]
        return found or list(self._understood(placed=False))

    def _understood(self, *, placed: bool) -> Iterator[Reading]:
        seen: set[tuple[int, str]] = set()
        for mention in self.communes:
            found = self.kinds[mention.start]
            kind, first = found or (None, mention.start)
            if not placed:
                # What is said once more says no more.
                key = id(mention.name), kind.code if kind is not None else ""
                if key in seen:
                    continue
                seen.add(key)
            soft = kind is not None and self.soft(first, mention.start, kind)
            # "Lạt" in "Đà Lạt", which is no Xã Lát.
            inner = self.inside_upper(mention)
            number = len(mention.name.words) == 1 and mention.name.words[0].number
            for reference in mention.name.places:
                place = self._place(reference)
                if placed and not self._has_place(place):
                    continue
                stated = self._stated(place, kind, soft=soft)
                if stated is None or (stated == OPEN and (number or inner)):
                    continue
                start = first if stated in {RIGHT, OTHER} else mention.start
                reading = self._placed(place, mention, start, stated, clear=not (soft and stated == OPEN))
                if reading is not None:
                    yield reading

    def _has_place(self, place: Place) -> bool:
        """Whether the text names a district or province that a place lies in."""
        if place.district in self.districts or place.province in self._today:
            return True
        if not self._before.isdisjoint(place.old_provinces):
            return True
        if place.district or not self.districts:
            return False
        return not self._roots.get(place.targets[0], frozenset()).isdisjoint(self.districts)

    def contradicted(self, reading: Reading) -> bool:
        """Whether the text names another district, province or commune than a reading takes it for."""
        taken = [(reading.first, reading.end), *((upper.start, upper.end) for upper in reading.used)]
        before = any(upper.end <= reading.first for upper in reading.used)
        for upper in self._strangers(reading.place):
            if disjoint(upper, taken):
                # What stands before a commune is hamlet and street, unless the text goes from province to commune.
                outer = upper.start >= reading.end or before
                if upper.stated or (outer and self.aligned(upper.start, upper.end)):
                    return True
        taken += [(upper.start, upper.end) for uppers in self._uppers(reading.place) for upper in uppers]
        for at, (kind, first) in self.stated_kinds():
            if not any(start <= first < end for start, end in taken) and not self.explained(first, at):
                if kind.level in UPPER:
                    return True
                if kind.level is Level.COMMUNE and reading.stated != RIGHT:
                    return True
        return False

    def _stated(self, place: Place, kind: Kind | None, *, soft: bool) -> int | None:
        if kind is None:
            return OPEN
        if kind.code in place.kinds:
            return RIGHT
        if soft:
            return OPEN
        return OTHER if kind.level is Level.COMMUNE and "H" not in place.kinds else None

    def _placed(self, place: Place, mention: Mention, first: int, stated: int, *, clear: bool) -> Reading | None:
        span = (first, mention.end)
        districts, provinces = self._uppers(place)
        if any(one.earlier for one in districts):
            # "TP Huế" was a city in its province, and is the province.
            cities = {(upper.start, upper.end) for upper in provinces}
            districts = [one for one in districts if not (one.earlier and (one.start, one.end) in cities)]
        near = self._nearest(districts, span)
        far = self._nearest(provinces, span)
        pairs = [(d, p) for d in near for p in far if disjoint(d, [(p.start, p.end)]) and _in_order(d, p, span)]
        used: tuple[Upper, ...] = ()
        if pairs:
            used = min(pairs, key=lambda pair: self.gap(span, pair))
        elif near and not (far and not near[0].stated):
            # "Hà Tĩnh" alone is the province; "TP Hà Tĩnh" is the city.
            used = (near[0],)
        elif far:
            used = (far[0],)
        if "H" in place.kinds and not used and stated != RIGHT:
            return None
        if not used and stated == OPEN and not self.worth_asking(mention):
            return None
        if len(used) == 1 and used[0].end <= first and not used[0].stated and used[0] in near:
            # "Bình Minh, xã Mỹ Hòa": a hamlet may have a district's name.
            clear = False
        clear = clear and (stated == RIGHT or self._stands_alone(mention, place, used))
        gap = self.gap(span, used) if used else 0
        pure = 2 if "H" in place.kinds else self._pure(place, used, districts)
        return Reading(
            place,
            mention.start,
            mention.end,
            first,
            stated,
            self._agrees(mention),
            used,
            pure,
            gap,
            clear,
            self.aligned(*span),
        )

    def _uppers(self, place: Place) -> tuple[list[Upper], list[Upper]]:
        """Districts and provinces of the text that a place lies in."""
        today = self.provinces.get("n" + place.province, [])
        before = [upper for code in place.old_provinces for upper in self.provinces.get("o" + code, ())]
        if place.district:
            return self.districts.get(place.district, []), [*before, *(u for u in today if u not in before)]
        roots = self._roots.get(place.targets[0], frozenset()) if self.districts else frozenset()
        districts = [upper for code in self.districts if code in roots for upper in self.districts[code]]
        return districts, today or before

    def _pure(self, place: Place, used: tuple[Upper, ...], districts: list[Upper]) -> int:
        """How well the times of the units agree.

        2: all of one time. 1: an old commune right under today's province. 0: today's commune under an old
        unit, or a district by a name long gone. -1: a hint.
        """
        if place.hint:
            return -1
        if any(upper.earlier for upper in used):
            return 0
        today = self.provinces.get("n" + place.province, ())
        if place.district:
            old = any(upper in self.provinces.get("o" + code, ()) for code in place.old_provinces for upper in used)
            return 2 if old or any(upper in districts for upper in used) else 1
        return 2 if not used or (len(used) == 1 and used[0] in today) else 0

    def _agrees(self, mention: Mention) -> Spelling:
        if mention.spelling is Spelling.UNMARKED and not self.marked:
            return Spelling.EXACT
        return mention.spelling

    def _nearest(self, uppers: list[Upper], span: tuple[int, int]) -> list[Upper]:
        apart = [upper for upper in uppers if upper.end <= span[0] or upper.start >= span[1]]
        if len(apart) > 1:
            apart.sort(key=lambda upper: max(upper.start - span[1], span[0] - upper.end))
        return apart[:_NEAREST]

    def _stands_alone(self, mention: Mention, place: Place, used: tuple[Upper, ...]) -> bool:
        """Whether a name without its kind can be nothing but the commune: no street, hamlet or district."""
        start, end = mention.start, mention.end
        # On a card the commune stands between hamlet and district; a street begins what people write.
        outmost = start == 0 or end == len(self.tokens)
        if (len(used) < 2 or outmost) and " ".join(token.plain for token in mention.name.words) in _STREETS:
            return False
        if len(used) < 2 and (start, end) in self.upper_spans and "H" not in place.kinds:
            return False
        if start == 0:
            return True
        one = self.tokens[start - 1]
        aligned = one.segment != self.tokens[start].segment
        if any(upper.end == start for upper in used):
            return True
        if one.number and not self.of_detail(start - 1, street=aligned):
            return False
        if aligned:
            return True
        if self.tokens[end - 1].segment != self.tokens[0].segment or self.tail_is_apart(end):
            return False
        if any(s < start and e >= end for s, e in self.spans):
            return False
        two = self.kinds[start - 1] if not one.number else None
        return two is None or two[0].level not in DETAIL

    def _strangers(self, place: Place) -> Iterator[Upper]:
        """Districts and provinces of the text that a place does not lie in."""
        districts, provinces = self._uppers(place)
        own = {(upper.start, upper.end) for upper in (*districts, *provinces)}
        for table in (self.districts, self.provinces):
            for uppers in table.values():
                for upper in uppers:
                    if (upper.start, upper.end) not in own:
                        yield upper


def _in_order(district: Upper, province: Upper, span: tuple[int, int]) -> bool:
    """Whether a district stands on the same side of the commune as its province, or is called a district."""
    return bool(district.stated) or (district.start >= span[1]) == (province.start >= span[1])
