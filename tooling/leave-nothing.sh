#!/usr/bin/env bash
# Runs a command with a directory of its own for temporary files, which goes with it, however it ends. What the command should
# have taken away itself is told, and is a failure:
#   tooling/leave-nothing.sh npx projen test
set -uo pipefail

TMPDIR=$(mktemp --directory --tmpdir leave-nothing.XXXXXXXX)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

"$@"
status=$?

# tsx keeps what it compiled, for the next time that it runs.
left=$(find "$TMPDIR" -mindepth 1 -maxdepth 1 ! -name 'tsx-*')
if [[ -n "$left" ]]; then
  printf 'Temporary files were left behind:\n%s\n' "$left" >&2
  exit $((status == 0 ? 1 : status))
fi
exit "$status"
