#!/usr/bin/env bash
# Installs Java and Apache Kafka's command line tools, whose archive must have the expected SHA-512.
set -euo pipefail
# shellcheck source=common.sh
source "${KAFKA_CLIENT_ROOT:-}/usr/local/lib/msk-client/common.sh"

# Runs a command; where it fails, the deployment fails with what the command said.
run() {
  local output
  output=$("$@" 2>&1) || fail_deployment "$1 failed: $(error_in "$output")"
}

archive=$(mktemp)
trap 'rm -f "$archive"' EXIT

run dnf -y -q install java-17-amazon-corretto-headless tar gzip

case $KAFKA_SOURCE in
  s3://*) run aws --region "$CLUSTER_REGION" s3 cp --only-show-errors "$KAFKA_SOURCE" "$archive" ;;
  *) run curl --fail --silent --show-error --location --retry 5 --retry-all-errors --output "$archive" "$KAFKA_SOURCE" ;;
esac

actual=$(sha512sum "$archive" | cut -d ' ' -f 1)
[[ $actual == "$KAFKA_SHA512" ]] || fail_deployment "$KAFKA_SOURCE has the SHA-512 $actual, expected $KAFKA_SHA512: it is not the archive that was asked for"

mkdir -p "$root/opt/kafka"
run tar --extract --gzip --strip-components 1 --no-same-owner --directory "$root/opt/kafka" --file "$archive"
