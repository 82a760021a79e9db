#!/usr/bin/env bash
# W1 beside peers: the crate, a floor written by hand and cqrs-es in one process; xstate where there is Node, and eventsourcing where
# there is Python. Prints one table of ratios. Run it on a machine that does nothing else, several times.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

here="$PWD/benches/peers"
target="${CARGO_TARGET_DIR:-$PWD/target}"
made="$target/peers"
mkdir -p "$made"

cargo build --quiet --release --locked --package negotiation-peers
"$target/release/negotiation-peers" drafts >"$made/drafts.jsonl"
others=()

if command -v node >/dev/null && command -v npm >/dev/null; then
    mkdir -p "$made/xstate"
    cp "$here/xstate/package.json" "$here/xstate/bench.mjs" "$made/xstate/"
    if npm install --prefix "$made/xstate" --silent --no-audit --no-fund --no-package-lock >/dev/null; then
        time="$(node "$made/xstate/bench.mjs" "$made/drafts.jsonl")"
        others+=("xstate 5 (Node), one actor for each negotiation=$time")
    else
        echo "left out: xstate, which npm cannot get" >&2
    fi
else
    echo "left out: xstate; there is no Node with npm here" >&2
fi

if python3 -m venv "$made/venv" >/dev/null 2>&1; then
    if "$made/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/eventsourcing/requirements.txt"; then
        times="$("$made/venv/bin/python" "$here/eventsourcing/bench.py" "$made/drafts.jsonl")"
        while read -r how time; do
            case "$how" in
                saved) others+=("eventsourcing 9 (Python), each command saved in memory=$time") ;;
                unsaved) others+=("eventsourcing 9 (Python), the aggregate alone=$time") ;;
            esac
        done <<<"$times"
    else
        echo "left out: eventsourcing, which pip cannot get" >&2
    fi
else
    echo "left out: eventsourcing; there is no Python with venv here" >&2
fi

"$target/release/negotiation-peers" ${others[@]+"${others[@]}"}
