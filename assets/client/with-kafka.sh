#!/bin/sh
# Looks up the brokers of an Amazon MSK cluster, and the credentials if they are in a secret, then becomes the command that it is
# given. In a Dockerfile:
#
#   ENTRYPOINT ["/usr/local/bin/with-kafka.sh"]
#   CMD ["java", "-jar", "application.jar"]
#
#   KAFKA_CLUSTER_ARN          the cluster; grantConnect() sets it
#   KAFKA_LOGIN                iam or certificate, for brokers that take that; without it they take SASL/SCRAM
#   KAFKA_BOOTSTRAP_SERVERS    is set here; if it is set already, nothing is looked up
#   KAFKA_SECRET_ARN           the secret with user name and password, where nobody sets KAFKA_USERNAME and KAFKA_PASSWORD; Amazon
#                              ECS does, from the secret. Looked up, both are set here, for the command alone
#   AWS_USE_DUALSTACK_ENDPOINT true where MSK's API is reached by its VPC endpoint, aws.api.REGION.kafka-api, which serves
#                              dual-stack clients alone. The AWS command line reads it, and so do the AWS clients of the command
#
# Asked is the Region of the cluster or secret, by the AWS command line, which the image must have; for a secret it must have
# python3, too. So addresses and credentials are as fresh as the container, and stand in no template and in no file.
set -eu

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

if [ $# -eq 0 ]; then
  fail 'a command must be given, got none'
fi

# More patient than by default: a task may start before its routes are there, and all tasks may start at once. An attempt
# that nobody answers ends within seconds, not after a minute. The Region is the fourth word of the ARN.
ask_aws() {
  arn=$1
  shift
  AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=6 LC_ALL=C.UTF-8 aws --region "$(printf '%s' "$arn" | cut -d : -f 4)" --output text \
    --cli-connect-timeout 5 --cli-read-timeout 20 "$@"
}

if [ -z "${KAFKA_BOOTSTRAP_SERVERS:-}" ]; then
  case ${KAFKA_LOGIN:-} in
    '') way=SASL/SCRAM brokers=BootstrapBrokerStringSaslScram ;;
    iam) way=IAM brokers=BootstrapBrokerStringSaslIam ;;
    certificate) way='mutual TLS' brokers=BootstrapBrokerStringTls ;;
    *) fail "KAFKA_LOGIN must be iam, certificate or empty, got $KAFKA_LOGIN" ;;
  esac
  [ -n "${KAFKA_CLUSTER_ARN:-}" ] || fail 'KAFKA_CLUSTER_ARN or KAFKA_BOOTSTRAP_SERVERS must be set, got neither'
  KAFKA_BOOTSTRAP_SERVERS=$(ask_aws "$KAFKA_CLUSTER_ARN" kafka get-bootstrap-brokers --cluster-arn "$KAFKA_CLUSTER_ARN" --query "$brokers") ||
    fail "cannot look up the brokers of $KAFKA_CLUSTER_ARN"
  [ "$KAFKA_BOOTSTRAP_SERVERS" != None ] || fail "$KAFKA_CLUSTER_ARN has no brokers that take $way: is $way enabled?"
  export KAFKA_BOOTSTRAP_SERVERS
fi

if [ -n "${KAFKA_SECRET_ARN:-}" ] && [ -z "${KAFKA_USERNAME:-}${KAFKA_LOGIN:-}" ]; then
  # Its VPC endpoint serves all clients: the dual-stack one is for MSK's API alone.
  secret=$(AWS_USE_DUALSTACK_ENDPOINT=false ask_aws "$KAFKA_SECRET_ARN" secretsmanager get-secret-value --secret-id "$KAFKA_SECRET_ARN" --query SecretString) ||
    fail "cannot look up the credentials in $KAFKA_SECRET_ARN"
  # What cannot be read is not told: it may be a password.
  credentials=$(printf '%s' "$secret" | python3 -c '
import json, sys
secret = json.load(sys.stdin.buffer)
texts = [("" + secret[name]).encode() for name in ("username", "password")]
if any(not text or b"\n" in text or b"\0" in text for text in texts):
    sys.exit(1)
sys.stdout.buffer.write(b"\n".join(texts))
' 2>/dev/null) || fail "$KAFKA_SECRET_ARN must hold JSON with a username and a password, each a text of one line; python3 reads it"
  KAFKA_USERNAME=$(printf '%s' "$credentials" | head -n 1)
  KAFKA_PASSWORD=$(printf '%s' "$credentials" | tail -n 1)
  export KAFKA_USERNAME KAFKA_PASSWORD
  # The command would see them if its caller had variables of these names.
  unset secret credentials
fi

# In place of this script, so that a signal to the container reaches the application.
exec "$@"
