#!/bin/sh
# Looks up the brokers of an Amazon MSK cluster, then becomes the command that it is given. In a Dockerfile:
#
#   ENTRYPOINT ["/usr/local/bin/with-kafka.sh"]
#   CMD ["java", "-jar", "application.jar"]
#
#   KAFKA_CLUSTER_ARN          the cluster; grantConnect() sets it
#   KAFKA_LOGIN                iam or certificate, for brokers that take that; without it they take SASL/SCRAM
#   KAFKA_BOOTSTRAP_SERVERS    is set here; if it is set already, nothing is looked up
#   AWS_USE_DUALSTACK_ENDPOINT true where MSK's API is reached by its VPC endpoint, aws.api.REGION.kafka-api, which serves
#                              dual-stack clients alone. The AWS command line reads it, and so do the AWS clients of the command
#
# Asked is the Region of the cluster, by the AWS command line, which the image must have. So the addresses are as fresh as
# the container, and stand in no template.
set -eu

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

if [ $# -eq 0 ]; then
  fail 'a command must be given, got none'
fi
if [ -z "${KAFKA_BOOTSTRAP_SERVERS:-}" ]; then
  case ${KAFKA_LOGIN:-} in
    '') way=SASL/SCRAM brokers=BootstrapBrokerStringSaslScram ;;
    iam) way=IAM brokers=BootstrapBrokerStringSaslIam ;;
    certificate) way='mutual TLS' brokers=BootstrapBrokerStringTls ;;
    *) fail "KAFKA_LOGIN must be iam, certificate or empty, got $KAFKA_LOGIN" ;;
  esac
  [ -n "${KAFKA_CLUSTER_ARN:-}" ] || fail 'KAFKA_CLUSTER_ARN or KAFKA_BOOTSTRAP_SERVERS must be set, got neither'
  # arn:aws:kafka:REGION:123456789012:cluster/NAME/UUID
  region=$(printf '%s' "$KAFKA_CLUSTER_ARN" | cut -d : -f 4)
  # More patient than by default: a task may start before its routes are there, and all tasks may start at once. An attempt
  # that nobody answers ends within seconds, not after a minute.
  KAFKA_BOOTSTRAP_SERVERS=$(AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=6 aws --region "$region" --output text --cli-connect-timeout 5 --cli-read-timeout 20 \
    kafka get-bootstrap-brokers --cluster-arn "$KAFKA_CLUSTER_ARN" --query "$brokers") ||
    fail "cannot look up the brokers of $KAFKA_CLUSTER_ARN"
  [ "$KAFKA_BOOTSTRAP_SERVERS" != None ] || fail "$KAFKA_CLUSTER_ARN has no brokers that take $way: is $way enabled?"
  export KAFKA_BOOTSTRAP_SERVERS
fi

# In place of this script, so that a signal to the container reaches the application.
exec "$@"
