"""An iCalendar reader as somebody else would write it from RFC 5545 and RFC 7986: Python's standard library alone.

Reads a file of octets from standard input, stops at the first breach, and prints its events as JSON, in UTC.
"""
import datetime
import json
import re
import sys

LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", re.S)
UTC = datetime.timezone.utc


def content_lines(octets):
    assert octets.endswith(b"\r\n"), "the last line ends, too"
    physical = octets[:-2].split(b"\r\n")
    for line in physical:
        assert len(line) <= 75, (len(line), line)
        assert b"\r" not in line and b"\n" not in line, line
        line.decode("utf-8")  # a character that was cut apart is none
    return b"\r\n".join(physical).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def component(lines):
    """The properties and inner components of the one that has just begun."""
    properties, inner = {}, []
    for line in lines:
        matched = LINE.fullmatch(line)
        assert matched, line
        name, parameters, value = matched[1].upper(), matched[2], matched[3]
        if name == "BEGIN":
            inner.append((value, *component(lines)))
        elif name == "END":
            return properties, inner
        else:
            assert name not in properties, "twice: " + line
            pairs = (pair.split("=", 1) for pair in parameters.split(";")[1:])
            properties[name] = ({key.upper(): text.strip('"') for key, text in pairs}, value)
    raise AssertionError("a component never ends")


def text(value):
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "not escaped: " + value
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), value
    return re.sub(r"\\([\\;,nN])", lambda one: "\n" if one[1] in "nN" else one[1], value)


def moment(value):
    return datetime.datetime.strptime(value, "%Y%m%dT%H%M%S")


def offset(value):
    matched = re.fullmatch(r"([+-])(\d\d)(\d\d)", value)
    size = datetime.timedelta(hours=int(matched[2]), minutes=int(matched[3]))
    return -size if matched[1] == "-" else size


def zones(components):
    """By name: the moments from which on clocks go by an offset. An onset is told by the clocks before it."""
    told = {}
    for name, properties, observances in components:
        if name == "VTIMEZONE":
            assert observances, "a zone without clocks"
            told[properties["TZID"][1]] = sorted(
                (moment(one["DTSTART"][1]), offset(one["TZOFFSETTO"][1])) for _, one, _ in observances
            )
    return told


def instant(zones_told, property):
    parameters, value = property
    local = moment(value)
    ahead = [to for begins, to in zones_told[parameters["TZID"]] if begins <= local][-1]
    return (local - ahead).replace(tzinfo=UTC)


def event(properties, zones_told):
    starts, ends = (instant(zones_told, properties[name]) for name in ("DTSTART", "DTEND"))
    assert ends > starts, properties
    assert re.fullmatch(r"\d{8}T\d{6}Z", properties["DTSTAMP"][1]), properties["DTSTAMP"]
    assert properties["STATUS"][1] in ("CONFIRMED", "TENTATIVE", "CANCELLED"), properties
    return {
        "uid": properties["UID"][1],
        "sequence": int(properties["SEQUENCE"][1]),
        "status": properties["STATUS"][1],
        "busy": properties["TRANSP"][1] == "OPAQUE",
        "starts": starts.isoformat(),
        "ends": ends.isoformat(),
        **{name.lower(): text(properties[name][1]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION") if name in properties},
        "url": properties["URL"][1],
    }


lines = iter(content_lines(sys.stdin.buffer.read()))
assert next(lines) == "BEGIN:VCALENDAR"
calendar, components = component(lines)
assert next(lines, None) is None, "something after the end"
assert calendar["VERSION"][1] == "2.0" and calendar["PRODID"][1], calendar
zones_told = zones(components)
events = [event(properties, zones_told) for name, properties, _ in components if name == "VEVENT"]
assert len({one["uid"] for one in events}) == len(events), "a UID stands for two events"
json.dump({"name": text(calendar["NAME"][1]), "events": events}, sys.stdout)
