"""Reads the calendar of the worked example with a parser that is independent of the crate."""

import datetime
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
events, todos = list(calendar.walk("VEVENT")), list(calendar.walk("VTODO"))
assert str(calendar["VERSION"]) == "2.0" and events and todos, "a calendar with events and to-dos"

uids = [str(one["UID"]) for one in events + todos]
assert len(set(uids)) == len(uids), "each has an id of its own"
for one in events + todos:
    assert int(one["SEQUENCE"]) >= 0 and one["DTSTAMP"].dt.tzinfo is not None, one["UID"]
    assert not one.errors, (one["UID"], one.errors)
for event in events:
    begin, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
    assert event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED"), event["UID"]
    assert end is None or end > begin, event["UID"]
    for attendee in event.get("ATTENDEE", []):
        if isinstance(attendee, icalendar.vCalAddress):
            known = ("ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED", "NEEDS-ACTION")
            assert attendee.params["PARTSTAT"] in known, event["UID"]

by_uid = {str(event["UID"]).split(".")[0]: event for event in events}
thursday = by_uid["moscow-0122"]
assert thursday["DTSTART"].dt == datetime.date(2026, 1, 22), "a day is a date"
assert str(thursday["STATUS"]) == "TENTATIVE", "announced by one side only"
assert str(by_uid["prosperity-signing"]["STATUS"]) == "CANCELLED", "put off without a new date"
assert "LOCATION" not in by_uid["call-1029"]
print(f"{len(events)} events and {len(todos)} to-dos read")
