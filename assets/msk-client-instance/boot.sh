#!/usr/bin/env bash
# User data of the client box: applies the box's CloudFormation Init metadata, then tells CloudFormation how it went.
#
# Expects STACK, RESOURCE (the logical id of the instance) and REGION. The last step of the metadata is a login to the brokers, so that success means
# that the first login of an operator works.
set -uo pipefail

root="${KAFKA_CLIENT_ROOT:-}"
location=(--region "$REGION" --stack "$STACK" --resource "$RESOURCE")

# All steps share the time that CloudFormation waits.
date +%s >"$root/run/msk-client-started"

# The standard image of Amazon Linux 2023 has the helper scripts, the minimal one has not.
[[ -x $root/opt/aws/bin/cfn-init ]] || timeout --kill-after 10 300 dnf -y -q --setopt=timeout=20 --setopt=retries=4 install aws-cfn-bootstrap

if "$root/opt/aws/bin/cfn-init" --verbose "${location[@]}"; then
  signal=(--success true)
else
  # A box that failed goes with its log, so that the reason must be in the signal.
  reason=$(tail -n 1 "$root/run/msk-client-failure" 2>/dev/null || grep -i error "$root/var/log/cfn-init.log" 2>/dev/null | tail -n 1)
  reason=${reason:-"cfn-init failed, see /var/log/cfn-init.log on the box"}
  signal=(--success false --reason "${reason:0:1000}")
fi
rm -f "$root/run/msk-client-started"
"$root/opt/aws/bin/cfn-signal" "${signal[@]}" "${location[@]}"
[[ ${signal[1]} == true ]]
