#!/bin/sh
# One of Kafka's tools, under the name by which it was called, as a user of a cluster that no client instance belongs to.
# The brokers and the credentials are in its environment; in a session by hand the credentials are looked up each time.
set -eu
tool=$(basename "$0")
if [ -z "${KAFKA_PASSWORD:-}" ]; then
  secret=$(aws --region "$AWS_REGION" --output text secretsmanager get-secret-value --secret-id "$KAFKA_SECRET_ARN" --query SecretString)
  # Between the quotes of a JAAS line Kafka reads a character by its octal number.
  field() {
    printf '%s' "$secret" | python -c 'import json, re, sys
print(re.sub(r"[\x00-\x1f\x7f\"\\$]", lambda found: "\\%03o" % ord(found[0]), json.load(sys.stdin)[sys.argv[1]]))' "$1"
  }
  KAFKA_USERNAME=$(field username) KAFKA_PASSWORD=$(field password)
  export KAFKA_USERNAME KAFKA_PASSWORD
fi
case $tool in
  kafka-console-producer.sh | kafka-verifiable-producer.sh) option=--producer.config ;;
  kafka-console-consumer.sh) option=--consumer.config ;;
  *) option=--command-config ;;
esac
# Who says how to connect is left alone.
for argument in "$@"; do
  if [ "$argument" = "$option" ]; then
    exec "$KAFKA_CLIENT_ROOT/opt/kafka/bin/$tool" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" "$@"
  fi
done
exec "$KAFKA_CLIENT_ROOT/opt/kafka/bin/$tool" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" "$option" "$KAFKA_CLIENT_ROOT/etc/kafka/client.properties" "$@"
