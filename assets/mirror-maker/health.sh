#!/usr/bin/env bash
# Tells whether a new process would do better than this one: exit 1 and a line that says why, else exit 0.
#
# Unhealthy is what a restart can cure and nothing else will: a task or a connector that failed, since nobody starts it
# again; refused logins, since a new process looks up the credentials anew; a process that was given nothing to do; one that
# copies while nobody looks any more whether its source is the active side.
#
# An unreachable source is no reason to restart, and neither is a source without a topic to copy. Both leave
# MirrorSourceConnector without a task, which is for an alarm to tell.
#
# What the target refuses or what is corrupt on the source, a new process would meet again, and would copy all else no better:
# it is degraded, which is printed and is for an alarm to tell.
#
# Half a minute and the time of the look-ups pass before the first task runs, and tasks wander for a minute when a process
# comes or goes. So this assumes a start period of 300 seconds, and then four failures in a row, 30 seconds apart: what fails is
# replaced after two minutes. Slow is not dead, and a process that copies all the time may answer late: it gets 25 of the 30
# seconds of a check. One that hangs never answers, and is replaced after four minutes.
set -euo pipefail

# A directory that stands for / where the script is rehearsed; empty in the container.
root="${MIRROR_MAKER_ROOT:-}"
readonly port="${EXPORTER_PORT:-9404}"
readonly patience=25
readonly standing_by="$root/run/mirror-maker/standing-by" stood_by="$root/run/mirror-maker/stood-by-until" looked="$root/run/mirror-maker/looked"
# Whoever looks ends MirrorMaker after its patience. A pause, two calls and the end of MirrorMaker take less than two minutes more.
readonly longest_between_looks=$((${ACTIVE_SIDE_PATIENCE:-60} + ${ACTIVE_SIDE_SECONDS:-10} + 110))

# Thousands of other lines are none of its business, and Bash is too slow to pass over them.
readonly judged='^mirror_maker_(connectors|running_tasks|group_heartbeat_age_seconds|failed_tasks|failed_connectors|refused_topic|held_partition|authentication_failure_rate)[ {]'

unhealthy() {
  # The start period is that of a container, and one that stood by began to copy later.
  if [[ -f $stood_by ]] && (($(date +%s) - $(<"$stood_by") < 300)); then
    printf 'starting: %s\n' "$*"
    exit 0
  fi
  printf 'unhealthy: %s\n' "$*"
  exit 1
}

# Whether other processes share the work, and this one is in touch with them.
has_company() {
  grep -q '^dedicated.mode.enable.internal.rest=true' "$root/run/mirror-maker/mm2.properties" && ((heartbeat_age >= 0 && heartbeat_age <= 60))
}

# Another side is active, see entry.sh: a new process would be told the same.
if [[ -f $standing_by ]]; then
  printf 'standing by: %s\n' "$(<"$standing_by")"
  exit 0
fi

if [[ -n ${ACTIVE_SIDE_PARAMETER:-} ]]; then
  if [[ ! -f $looked ]] || (($(date +%s) - $(stat -c %Y "$looked") > longest_between_looks)); then
    unhealthy "nobody has looked for $longest_between_looks s whether its source is the active side"
  fi
fi

metrics=$(
  curl --fail --silent --show-error --max-time "$patience" "http://127.0.0.1:$port/metrics" 2>&1 | grep -E "$judged|^curl: "
  exit "${PIPESTATUS[0]}"
) || unhealthy "no answer from the exporter: ${metrics##*$'\n'}"

degraded() {
  printf 'degraded: %s\n' "$*"
}

work=0
heartbeat_age=-1
while read -r metric value; do
  [[ $metric =~ ^([a-z_]+)(\{([a-z]+)=\"([^\"]*)\"(,[a-z]+=\"([^\"]*)\")?\})?$ ]] || continue
  label=${BASH_REMATCH[4]} cluster=${BASH_REMATCH[6]}
  case ${BASH_REMATCH[1]} in
    mirror_maker_connectors | mirror_maker_running_tasks) work=$((work + ${value%.*})) ;;
    mirror_maker_group_heartbeat_age_seconds) heartbeat_age=${value%.*} ;;
    mirror_maker_failed_tasks) [[ $value == 0.0 ]] || unhealthy "failed tasks of $label: ${value%.*}" ;;
    mirror_maker_failed_connectors) unhealthy "$label could not be started" ;;
    mirror_maker_refused_topic) degraded "the target refuses what is asked for $label" ;;
    mirror_maker_held_partition) degraded "nothing of $label is copied" ;;
    mirror_maker_authentication_failure_rate) [[ $value == 0.0 || $value == NaN ]] || unhealthy "$cluster refuses the login of $label" ;;
  esac
# Not from a here-string: Bash would write a long one into a file.
done < <(printf '%s\n' "$metrics")

((work > 0)) || has_company || unhealthy 'neither a connector nor a task runs'
