// W1 with xstate: one actor for each negotiation, which is sent the drafts; its program keeps the log. It has the rules that the
// floor has. Prints the nanoseconds for each event, the median of the rounds.
//
//   node bench.mjs DRAFTS    the drafts as JSON Lines, as `negotiation-peers drafts` writes them

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assign, createActor, setup } from "xstate";

const ROUNDS = 60;

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
const became = (status) =>
  assign({
    points: ({ context, event }) => {
      const one = context.points.get(event.fact.point);
      return context.points.set(event.fact.point, { ...one, status });
    },
  });

// Maps and sets are changed in place, since copying them for each event would cost more.
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
    added: assign({ parties: ({ context, event }) => context.parties.add(event.fact.party) }),
    tabled: assign({
      points: ({ context, event }) =>
        context.points.set(event.fact.point, { status: "tabled", accepts: new Set() }),
    }),
    taken: assign({
      points: ({ context, event }) => {
        context.points.get(event.fact.on.point).accepts.add(event.fact.party);
        return context.points;
      },
    }),
    takenUp: became("under_discussion"),
    agreed: became("text_agreed"),
    reopened: became("under_discussion"),
    logged: assign({
      entries: ({ context, event }) => context.entries.set(event.id, context.entries.size),
    }),
  },
}).createMachine({
  context: () => ({ entries: new Map(), parties: new Set(), points: new Map() }),
  initial: "open",
  states: {
    open: {
      on: {
        "negotiation.opened": { guard: "isNew", actions: ["logged"] },
        "party.added": { guard: "isNew", actions: ["added", "logged"] },
        "party.role_assigned": { guard: "isNew", actions: ["logged"] },
        "party.invited": { guard: "isNew", actions: ["logged"] },
        "party.joined": { guard: "isNew", actions: ["logged"] },
        "point.tabled": { guard: "isNew", actions: ["tabled", "logged"] },
        "position.taken": { guard: "isOwn", actions: ["taken", "logged"] },
        "point.taken_up": { guard: "isTabled", actions: ["takenUp", "logged"] },
        "point.text_agreed": { guard: "isAgreed", actions: ["agreed", "logged"] },
        "point.reopened": { guard: "isDone", actions: ["reopened", "logged"] },
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
