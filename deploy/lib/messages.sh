# shellcheck shell=bash
# Exit codes and messages, the same for every verb.

# shellcheck disable=SC2034 # used by the scripts that source this file
readonly EXIT_FAILED=1 EXIT_USAGE=2 EXIT_BUSY=3

# say TEXT: talk, on stderr.
say() {
  printf '%s\n' "$*" >&2
}

# fail CODE TEXT: prints what is wrong with the remedy, and exits with CODE.
fail() {
  local code=$1
  shift
  say "recast: $*"
  exit "$code"
}
