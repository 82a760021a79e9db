#!/usr/bin/env bash
# Counts instructions with callgrind, for each kind of act and for loading, and compares them with the budgets in
# benches/instructions.txt. The same binary and input give the same count, so that this is no measuring of time.
#
#   benches/instructions.sh          compare; fails where a budget is exceeded by more than five percent, since allocators differ a little
#   BLESS=1 benches/instructions.sh  write the counts down as the new budgets
#
# Another compiler makes another binary: the budgets hold for the one that they name, and with another one the counts are
# printed and nothing is compared.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

budgets="benches/instructions.txt"
if [[ -z "${BLESS:-}" && ! -f "$budgets" ]]; then
    echo "there are no budgets in $budgets; write them down with BLESS=1" >&2
    exit 1
fi
if ! command -v valgrind >/dev/null; then
    echo "left out: there is no valgrind here" >&2
    exit 0
fi
bench="$(cargo bench --bench instructions --no-run 2>&1 | sed -n 's/.*(\(.*instructions-[0-9a-f]*\))$/\1/p')"
compiler="$(rustc --version)"
counted="$(mktemp)"
trap 'rm -f "$counted"' EXIT

printf '# %s\n' "$compiler" >"$counted"
"$bench" | while read -r workload; do
    told="$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no \
        --toggle-collect='*instructions::measured*' "$bench" "$workload" 2>&1)"
    events="$(sed -n '/^[0-9]*$/p' <<<"$told")"
    total="$(sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' <<<"$told")"
    printf '%s\t%d\n' "$workload" "$((total / events))"
done >>"$counted"

if [[ -n "${BLESS:-}" ]]; then
    cp "$counted" "$budgets"
fi
holds=1
if [[ "$(head -n 1 "$budgets")" != "# $compiler" ]]; then
    echo "the budgets are of another compiler; nothing is compared" >&2
    holds=0
fi
awk -F '\t' -v holds="$holds" '
    /^#/ { next }
    NR == FNR { budget[$1] = $2; next }
    {
        count[$1] = $2
        printf "%-28s %8d instructions, budget %8d\n", $1, $2, budget[$1]
        if (holds && (!($1 in budget) || $2 > budget[$1] * 1.05)) { over = over "\n  " $1 }
    }
    END {
        printf "\nW1 beside F1t: %.2f\n", count["W1"] / count["F1t"]
        printf "W2, loading beside parsing: %.2f\n", count["W2 load"] / count["W2 parse"]
        if (over != "") { printf "over the budget:%s\n", over; exit 1 }
    }
' "$budgets" "$counted"
