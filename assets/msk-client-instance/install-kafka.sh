#!/usr/bin/env bash
# Installs Java, Apache Kafka's command line tools and, where it is asked for, AWS's library for logins with IAM. What is
# downloaded must have the expected SHA-512.
set -euo pipefail
# shellcheck source=common.sh
source "${KAFKA_CLIENT_ROOT:-}/usr/local/lib/msk-client/common.sh"

# Runs a command; where it fails, the deployment fails with what the command said.
run() {
  local output
  output=$("$@" 2>&1) || fail_deployment "$1 failed: $(error_in "$output")"
}

# Downloads a file from https or s3 and checks its SHA-512.
fetch() {
  local source=$1 sha512=$2 file=$3 actual
  case $source in
    s3://*) run aws --region "$CLUSTER_REGION" s3 cp --only-show-errors "$source" "$file" ;;
    *) run curl --fail --silent --show-error --location --retry 5 --retry-all-errors --output "$file" "$source" ;;
  esac
  actual=$(sha512sum "$file" | cut -d ' ' -f 1)
  [[ $actual == "$sha512" ]] || fail_deployment "$source has the SHA-512 $actual, expected $sha512: it is not the archive that was asked for"
}

archive=$(mktemp)
library=$(mktemp)
trap 'rm -f "$archive" "$library"' EXIT

run dnf -y -q install java-17-amazon-corretto-headless tar gzip

fetch "$KAFKA_SOURCE" "$KAFKA_SHA512" "$archive"
mkdir -p "$root/opt/kafka"
run tar --extract --gzip --strip-components 1 --no-same-owner --directory "$root/opt/kafka" --file "$archive"

# AWS's library for logins with IAM. The tools have every jar of that directory in their class path.
if [[ -n ${IAM_LIBRARY_SOURCE:-} ]]; then
  fetch "$IAM_LIBRARY_SOURCE" "$IAM_LIBRARY_SHA512" "$library"
  run install -D -m 644 "$library" "$root/opt/kafka/libs/aws-msk-iam-auth.jar"
fi
