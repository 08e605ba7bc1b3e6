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

# The line of a program's output that says what went wrong: the first that speaks of an error, else the last. A program that
# ended without a word, as one that the kernel killed, is told by its status.
error_in() {
  local output=$1 status=$2
  if [[ $output != *[![:space:]]* ]]; then
    printf 'it gave no reason and ended with status %s\n' "$status"
  else
    grep -m 1 -i -E 'error|exception|cannot|failed' <<<"$output" || tail -n 1 <<<"$output"
  fi
}

# Lets SECONDS count from the start of the deployment, which boot.sh noted: all steps together must end before CloudFormation
# stops waiting. A step that somebody repeats by hand starts at zero.
count_from_boot() {
  local started
  ! started=$(cat "$root/run/msk-client-started" 2>/dev/null) || SECONDS=$(($(date +%s) - started))
}

# The AWS command line, more patient than by default where AWS answers, and less where nothing does: without a way to AWS each
# attempt would wait for a minute.
# shellcheck disable=SC2034 # For those who source this.
ask_aws=(env AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=6 aws --cli-connect-timeout 5 --cli-read-timeout 20)

# CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN, KAFKA_SOURCE, KAFKA_SHA512, INSTALL_TIMEOUT_SECONDS, LOGIN_TIMEOUT_SECONDS, with IAM
# also IAM_LIBRARY_SOURCE and IAM_LIBRARY_SHA512, and MSK_DUAL_STACK_ENDPOINT where that is to be asked
# shellcheck source=/dev/null
source "$root/etc/kafka/client.env"

# Another cluster than the one beside the box: KAFKA_CLUSTER=primary kafka-topics.sh --list
if [[ -n ${KAFKA_CLUSTER:-} ]]; then
  [[ -f $root/etc/kafka/clusters/$KAFKA_CLUSTER.env ]] ||
    fail "KAFKA_CLUSTER must be one of those that this box knows, $(find "$root/etc/kafka/clusters" -name '*.env' -exec basename {} .env \; 2>/dev/null | sort | paste -sd ' ' -), got $KAFKA_CLUSTER"
  # CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN
  # shellcheck source=/dev/null
  source "$root/etc/kafka/clusters/$KAFKA_CLUSTER.env"
fi
