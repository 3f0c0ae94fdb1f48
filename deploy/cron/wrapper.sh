#!/usr/bin/env bash
# Runs one command of Recast for cron: one run at a time on this host, bounded in time, silent unless it fails.
# Rendered by 'recast schedule cron': render it again instead of changing it.
#
# Ends with 0 when the command has done its work, 3 when a run goes on already, 4 when it took too
# long, else with the exit code of the command and a message on stderr, which cron mails.
set -euo pipefail

# cron sets next to nothing.
@environment@

readonly name=@name@ directory=@directory@
readonly seconds=@seconds@ log_bytes=@log-bytes@ log_count=@log-count@
readonly command=(@command@)
readonly log=$directory/$name.log
# Tickets of its own, so that no login at a terminal matters here, nor this one there.
export KRB5CCNAME=FILE:$directory/$name.krb5cc

# note TEXT: a line of the log.
note() {
  printf '%s %s\n' "$(date -u '+%Y-%m-%dT%H:%M:%SZ')" "$*" >>"$log"
}

# say TEXT: talk, on stderr.
say() {
  printf 'recast schedule %s: %s\n' "$name" "$*" >&2
}

# rotate: moves the log aside when it is too long, and the older ones one further.
rotate() {
  local n
  [[ -e $log && $(wc -c <"$log") -ge $log_bytes ]] || return 0
  for ((n = log_count - 1; n >= 1; n--)); do
    [[ ! -e $log.$n ]] || mv -f "$log.$n" "$log.$((n + 1))"
  done
  mv -f "$log" "$log.1"
}

# The lock is of the open file: it goes with the last process of a run, and what it started.
exec 9>>"$directory/$name.lock"
code=0
flock -n -E 3 9 || code=$?
if [[ $code == 3 ]]; then
  note "skipped: a run goes on"
fi
[[ $code == 0 ]] || exit "$code"

rotate
note "begins"
before=$(wc -c <"$log")
SECONDS=0
timeout -k 30 "$seconds" "${command[@]}" </dev/null >>"$log" 2>&1 || code=$?
took=$SECONDS

outcome="ended with $code after $took s"
# 137: it was killed, as it did not end when it was asked to.
if [[ $code == 124 || ($code == 137 && $took -ge $seconds) ]]; then
  outcome="was ended, as it took longer than $seconds s"
  code=4
fi
# Another run that publishes at the same time does the work of this one.
if [[ $code != 0 && $code != 3 ]]; then
  say "'recast ${command[1]}' on $HOSTNAME $outcome; all it said is in $log, at last:"
  tail -c "+$((before + 1))" "$log" | tail -n 20 >&2
fi
note "$outcome"
exit "$code"
