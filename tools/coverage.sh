#!/usr/bin/env bash
# Which lines of src/ the unit and integration tests reach, into evidence.json. Not part of ./test: it compiles this crate
# once more, with counters (only this crate: the libraries below it are taken over as they are).
#
#     tools/coverage.sh [FILTER...]     # filters of cargo test; all tests if none
set -euo pipefail
cd "$(dirname "$0")/.."
base="${CARGO_TARGET_DIR:-$HOME/.cache/clairscore-target}"
export CARGO_TARGET_DIR="${CLAIRSCORE_COVERAGE_TARGET:-$base-coverage}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# llvm-profdata and llvm-cov must be as new as the compiler: those of the toolchain are.
tools="$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin"
[ -x "$tools/llvm-cov" ] || rustup component add llvm-tools
[ -x "$tools/llvm-cov" ] || { echo "tools/coverage.sh: rustup cannot fetch llvm-tools here: coverage stays not available" >&2; exit 1; }

# The libraries that ./test compiled, as hard links: what is written here leaves the others as they are.
if [ ! -d "$CARGO_TARGET_DIR/release" ] && [ -d "$base/release" ]; then
    mkdir -p "$CARGO_TARGET_DIR/release"
    cp -al "$base/release/.fingerprint" "$base/release/build" "$base/release/deps" "$CARGO_TARGET_DIR/release/"
fi

cat > "$work/rustc" <<'WRAPPER'
#!/bin/sh
# Cargo calls it for the crates of this workspace alone.
exec "$@" -C instrument-coverage
WRAPPER
chmod +x "$work/rustc"
# A wrapper has a place of its own in the folder of results, whose name must be the same each time.
mkdir -p "$CARGO_TARGET_DIR"
cp "$work/rustc" "$CARGO_TARGET_DIR/instrumented-rustc"
export RUSTC_WORKSPACE_WRAPPER="$CARGO_TARGET_DIR/instrumented-rustc"
export LLVM_PROFILE_FILE="$work/%p-%m.profraw"
# Coverage asks which lines run, not how fast.
fast=(--config profile.release.package.clairscore.opt-level=1 --config profile.release.package.clairscore.codegen-units=16)

# ./test says whether the tests pass; with counters some are too slow for what they wait for.
cargo test --release --locked "${fast[@]}" --lib --bins --tests --no-fail-fast -- "$@" \
    || echo "tools/coverage.sh: a test failed above; lines are those that were reached all the same" >&2
cargo test --release --locked "${fast[@]}" --lib --bins --tests --no-run --message-format=json 2>/dev/null \
    | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | sort -u > "$work/objects"
echo "$CARGO_TARGET_DIR/release/clairscore" >> "$work/objects"
"$tools/llvm-profdata" merge -sparse "$work"/*.profraw -o "$work/merged.profdata"
first="$(head -1 "$work/objects")"
mapfile -t others < <(tail -n +2 "$work/objects" | sed 's/^/--object=/')
"$tools/llvm-cov" export -summary-only -instr-profile="$work/merged.profdata" "$first" "${others[@]}" \
    --ignore-filename-regex='/(\.cargo|rustc|\.rustup)/' > "$work/coverage.json"
[ -z "${CLAIRSCORE_COVERAGE_JSON:-}" ] || cp "$work/coverage.json" "$CLAIRSCORE_COVERAGE_JSON"
python3 tools/evidence/evidence.py coverage "$work/coverage.json"
python3 - "${CLAIRSCORE_EVIDENCE:-evidence.json}" <<'SAY'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))["coverage"]
for room in [*found["rooms"], {"room": "all", **found}]:
    print(f"{room['room']:<12} {room['covered']:>6} of {room['lines']:>6} lines  {room['covered'] / max(room['lines'], 1):6.1%}")
SAY
