#!/usr/bin/env bash
# User data of the client box: applies the box's CloudFormation Init metadata, then tells CloudFormation how it went.
#
# Expects STACK, RESOURCE (the logical id of the instance) and REGION. The last step of the metadata is a login to the brokers, so that success means
# that the first login of an operator works.
set -uo pipefail

root="${KAFKA_CLIENT_ROOT:-}"
location=(--region "$REGION" --stack "$STACK" --resource "$RESOURCE")

# The standard image of Amazon Linux 2023 has the helper scripts, the minimal one has not.
[[ -x $root/opt/aws/bin/cfn-init ]] || dnf -y -q install aws-cfn-bootstrap

if "$root/opt/aws/bin/cfn-init" --verbose "${location[@]}"; then
  "$root/opt/aws/bin/cfn-signal" --success true "${location[@]}"
else
  reason=$(tail -n 1 "$root/run/msk-client-failure" 2>/dev/null) || reason='cfn-init failed, see /var/log/cfn-init.log on the box'
  "$root/opt/aws/bin/cfn-signal" --success false --reason "${reason:0:1000}" "${location[@]}"
  exit 1
fi
