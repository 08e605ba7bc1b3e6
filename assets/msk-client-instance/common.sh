# shellcheck shell=bash
# What the scripts of the client box share. Sourced, never run.

# A directory that stands for / where the scripts are rehearsed; empty on the box itself.
root="${KAFKA_CLIENT_ROOT:-}"

# CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN, KAFKA_SOURCE, KAFKA_SHA512, LOGIN_TIMEOUT_SECONDS
# shellcheck source=/dev/null
source "$root/etc/kafka/client.env"

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Fails, and leaves the reason where boot.sh finds it for its signal to CloudFormation.
fail_deployment() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >"$root/run/msk-client-failure"
  fail "$*"
}

# The line of a program's output that says what went wrong: the first that speaks of an error, else the last.
error_in() {
  grep -m 1 -i -E 'error|exception|cannot|failed' <<<"$1" || tail -n 1 <<<"$1"
}
