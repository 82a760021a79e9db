// W1 with xstate: one actor for each negotiation, which is sent the drafts; its program keeps the log. It has the rules that the
// floor has. Prints the nanoseconds for each event, the median of the rounds.
//
//   node bench.mjs DRAFTS    the drafts as JSON Lines, as `negotiation-peers drafts` writes them

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assign, createActor, setup } from "xstate";

const ROUNDS = 400;

// The drafts as events: what happened is the type, and the envelope stays as it is.
const drafts = readFileSync(process.argv[2], "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const { event, ...envelope } = JSON.parse(line);
    const [thing, facts] = Object.entries(event)[0];
    const [word, fact] = Object.entries(facts)[0];
    return { ...envelope, type: `${thing}.${word}`, fact };
  });

const party = (event) => event.by.party;
const isNew = ({ context, event }) =>
  !context.entries.has(event.id) && (event.by === "secretariat" || context.parties.has(party(event)));
const point = ({ context, event }) => context.points.get(event.fact.point ?? event.fact.on?.point);
const isPrincipal = ({ context, event }) => context.parties.has(party(event));

// What an event changes, in one assignment, which is the cheapest. Maps and sets are changed in place: copying them would cost more.
const changes = (change) =>
  assign(({ context, event }) => {
    context.entries.set(event.id, context.entries.size);
    change(context, event.fact);
    return context;
  });
const becomes = (status) => changes(({ points }, fact) => (points.get(fact.point).status = status));

const talks = setup({
  guards: {
    isNew,
    isOwn: (asked) => isNew(asked) && point(asked) !== undefined && party(asked.event) === asked.event.fact.party,
    isTabled: (asked) => isNew(asked) && isPrincipal(asked) && point(asked)?.status === "tabled",
    isAgreed: (asked) => {
      const one = point(asked);
      const isOpen = ["tabled", "under_discussion", "agreed_in_principle"].includes(one?.status);
      if (!isNew(asked) || !isOpen || !isPrincipal(asked)) return false;
      return [...asked.context.parties].every((id) => one.accepts.has(id));
    },
    isDone: (asked) => isNew(asked) && isPrincipal(asked) && ["text_agreed", "closed"].includes(point(asked)?.status),
  },
  actions: {
    noted: changes(() => {}),
    added: changes(({ parties }, fact) => parties.add(fact.party)),
    tabled: changes(({ points }, fact) => points.set(fact.point, { status: "tabled", accepts: new Set() })),
    taken: changes(({ points }, fact) => points.get(fact.on.point).accepts.add(fact.party)),
    takenUp: becomes("under_discussion"),
    agreed: becomes("text_agreed"),
    reopened: becomes("under_discussion"),
  },
}).createMachine({
  context: () => ({ entries: new Map(), parties: new Set(), points: new Map() }),
  initial: "open",
  states: {
    open: {
      on: {
        "negotiation.opened": { guard: "isNew", actions: "noted" },
        "party.added": { guard: "isNew", actions: "added" },
        "party.role_assigned": { guard: "isNew", actions: "noted" },
        "party.invited": { guard: "isNew", actions: "noted" },
        "party.joined": { guard: "isNew", actions: "noted" },
        "point.tabled": { guard: "isNew", actions: "tabled" },
        "position.taken": { guard: "isOwn", actions: "taken" },
        "point.taken_up": { guard: "isTabled", actions: "takenUp" },
        "point.text_agreed": { guard: "isAgreed", actions: "agreed" },
        "point.reopened": { guard: "isDone", actions: "reopened" },
      },
    },
  },
});

function run() {
  const actor = createActor(talks).start();
  const log = [];
  const start = process.hrtime.bigint();
  for (const draft of drafts) {
    actor.send(draft);
    log.push(draft);
  }
  const time = Number(process.hrtime.bigint() - start) / drafts.length;
  const { entries, points } = actor.getSnapshot().context;
  assert.equal(log.length, drafts.length);
  assert.equal(entries.size, drafts.length);
  assert.equal(points.size, 20);
  assert.ok([...points.values()].every((one) => one.status === "text_agreed"));
  return time;
}

const times = Array.from({ length: ROUNDS }, run).sort((one, other) => one - other);
console.log(Math.round(times[ROUNDS / 2]));
