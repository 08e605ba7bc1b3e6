# shellcheck shell=bash
# What the scripts that ask AWS share. Sourced, never run.

# A directory that stands for / where the script is rehearsed; empty in the container.
root="${MIRROR_MAKER_ROOT:-}"
# The only place that can be written to.
# shellcheck disable=SC2034 # For those who source this.
readonly directory="$root/run/mirror-maker"

# Every line of a script begins with its name: the log of the container is split there.
say() {
  printf '%s: %s\n' "${0##*/}" "$*"
}

fail() {
  say "$*" >&2
  exit 1
}

# Asks AWS once, in a Region; with AWS_SECONDS for no longer than that, whatever its connections wait for.
aws_in() {
  local region=$1 limit=()
  shift
  [[ -z ${AWS_SECONDS:-} ]] || limit=(timeout -k 5 "$AWS_SECONDS")
  AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=3 "${limit[@]}" aws --region "$region" --output text --cli-connect-timeout 5 --cli-read-timeout 10 "$@"
}

# The line of a program's output that says what went wrong: the first that speaks of an error, else the last.
error_in() {
  grep -m 1 -i -E 'error|exception|cannot|could not|unable|failed' <<<"$1" || tail -n 1 <<<"$1"
}
