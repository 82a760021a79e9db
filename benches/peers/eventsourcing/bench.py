"""W1 with eventsourcing: one aggregate for each negotiation, in an application that keeps its events in memory, once with saving
after each command and once in memory alone. It has the rules that the floor has. Prints the nanoseconds for each event, the median of
the rounds: `saved` and `unsaved`.

    python3 bench.py DRAFTS    the drafts as JSON Lines, as `negotiation-peers drafts` writes them
"""

import json
import statistics
import sys
import time

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

ROUNDS = 21


class Refused(Exception):
    """A draft that is not in order."""


class Talks(Aggregate):
    """Commands take the drafts as given; the decorated methods are the events."""

    @event("Opened")
    def __init__(self, draft):
        self.entries = {draft["id"]}
        self.parties = set()
        self.status = {}
        self.accepts = {}

    def execute(self, draft):
        """Judges a draft: entitlement, status, consent."""
        if draft["id"] in self.entries:
            raise Refused("repeated")
        ((thing, facts),) = draft["event"].items()
        ((word, fact),) = facts.items()
        kind = f"{thing}.{word}"
        by = draft["by"]
        by = by["party"] if isinstance(by, dict) else None
        is_principal = by in self.parties
        if by is not None and not is_principal:
            raise Refused("unknown")
        if kind in ("party.role_assigned", "party.invited", "party.joined"):
            self.noted(draft)
        elif kind == "party.added":
            self.added(draft, fact["party"])
        elif kind == "point.tabled":
            self.tabled(draft, fact["point"])
        elif kind == "position.taken":
            point = fact["on"]["point"]
            if point not in self.status or by != fact["party"]:
                raise Refused("not entitled")
            self.taken(draft, by, point)
        elif kind == "point.taken_up":
            if not is_principal or self.status.get(fact["point"]) != "tabled":
                raise Refused("status")
            self.taken_up(draft, fact["point"])
        elif kind == "point.text_agreed":
            point = fact["point"]
            is_open = self.status.get(point) in ("tabled", "under_discussion", "agreed_in_principle")
            if not is_open or not is_principal or not self.parties <= self.accepts[point]:
                raise Refused("not agreed")
            self.text_agreed(draft, point, sorted(self.parties), [4, 0, 0, 0, 0])
        elif kind == "point.reopened":
            if not is_principal or self.status.get(fact["point"]) not in ("text_agreed", "closed"):
                raise Refused("status")
            self.reopened(draft, fact["point"])
        else:
            raise Refused("none of these")

    @event("Noted")
    def noted(self, draft):
        self.entries.add(draft["id"])

    @event("Added")
    def added(self, draft, party):
        self.entries.add(draft["id"])
        self.parties.add(party)

    @event("Tabled")
    def tabled(self, draft, point):
        self.entries.add(draft["id"])
        self.status[point] = "tabled"
        self.accepts[point] = set()

    @event("Taken")
    def taken(self, draft, party, point):
        self.entries.add(draft["id"])
        self.accepts[point].add(party)

    @event("TakenUp")
    def taken_up(self, draft, point):
        self.entries.add(draft["id"])
        self.status[point] = "under_discussion"

    @event("TextAgreed")
    def text_agreed(self, draft, point, electorate, tally):
        self.entries.add(draft["id"])
        self.status[point] = "text_agreed"

    @event("Reopened")
    def reopened(self, draft, point):
        self.entries.add(draft["id"])
        self.status[point] = "under_discussion"


def run(drafts, is_saved):
    app = Application()
    start = time.perf_counter_ns()
    talks = Talks(draft=drafts[0])
    if is_saved:
        app.save(talks)
    for draft in drafts[1:]:
        talks.execute(draft)
        if is_saved:
            app.save(talks)
    taken = (time.perf_counter_ns() - start) / len(drafts)
    if is_saved:
        talks = app.repository.get(talks.id)
    assert talks.version == len(talks.entries) == len(drafts)
    assert len(talks.status) == 20
    assert set(talks.status.values()) == {"text_agreed"}
    return taken


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        drafts = [json.loads(line) for line in lines][1:]
    for name, is_saved in (("saved", True), ("unsaved", False)):
        times = [run(drafts, is_saved) for _ in range(ROUNDS)]
        print(name, round(statistics.median(times)))


main()
