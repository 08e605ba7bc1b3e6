#!/usr/bin/env bash
# Logs in to the brokers as the user of this box, and tries again until it works: MSK takes up to ten minutes to learn
# a user. Does the same with IAM where the box can. Fails with the last error, LOGIN_TIMEOUT_SECONDS after the deployment began.
set -euo pipefail
# shellcheck source=common.sh
source "${KAFKA_CLIENT_ROOT:-}/usr/local/lib/msk-client/common.sh"
count_from_boot

readonly pause_seconds="${LOGIN_PAUSE_SECONDS:-15}"
# Look-ups and tool give up by themselves within two minutes. On a machine that has no memory left nothing does.
readonly longest_login_seconds=150

# As the user, and as the role of the box where the library for that is installed.
ways=('')
[[ ! -f $root/opt/kafka/libs/aws-msk-iam-auth.jar ]] || ways+=(iam)

for way in "${ways[@]}"; do
  until output=$(KAFKA_LOGIN=$way timeout --kill-after 10 "$longest_login_seconds" "$root/usr/local/bin/kafka-topics.sh" --list 2>&1); do
    last_error=$(error_in "$output" "$?")
    ((SECONDS < LOGIN_TIMEOUT_SECONDS)) || fail_deployment "no login${way:+ with IAM} within $LOGIN_TIMEOUT_SECONDS seconds: $last_error"
    echo "no login${way:+ with IAM} yet after $SECONDS seconds: $last_error"
    sleep "$pause_seconds"
  done
  echo "logged in${way:+ with IAM} after $SECONDS seconds"
done
