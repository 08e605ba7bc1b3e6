# shellcheck shell=bash
# What the scripts of the client box share. Sourced, never run.

# A directory that stands for / where the scripts are rehearsed; empty on the box itself.
root="${KAFKA_CLIENT_ROOT:-}"

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

# CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN, KAFKA_SOURCE, KAFKA_SHA512, LOGIN_TIMEOUT_SECONDS, and with IAM also
# IAM_LIBRARY_SOURCE, IAM_LIBRARY_SHA512
# shellcheck source=/dev/null
source "$root/etc/kafka/client.env"

# Another cluster than the one beside the box: KAFKA_CLUSTER=primary kafka-topics.sh --list
if [[ -n ${KAFKA_CLUSTER:-} ]]; then
  [[ -f $root/etc/kafka/clusters/$KAFKA_CLUSTER.env ]] ||
    fail "KAFKA_CLUSTER=$KAFKA_CLUSTER: this box knows $(find "$root/etc/kafka/clusters" -name '*.env' -exec basename {} .env \; 2>/dev/null | sort | paste -sd ' ' -)"
  # CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN
  # shellcheck source=/dev/null
  source "$root/etc/kafka/clusters/$KAFKA_CLUSTER.env"
fi
