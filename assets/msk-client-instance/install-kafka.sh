#!/usr/bin/env bash
# Installs Java, Apache Kafka's command line tools and, where it is asked for, AWS's library for logins with IAM. What is
# downloaded must have the expected SHA-512.
#
# Nothing here waits for ever. A transfer that stands still is tried again, and INSTALL_TIMEOUT_SECONDS after the deployment
# began the rest is given up, so that CloudFormation is told what was slow while it still listens.
set -euo pipefail
# shellcheck source=common.sh
source "${KAFKA_CLIENT_ROOT:-}/usr/local/lib/msk-client/common.sh"
count_from_boot

# A transfer that brings less than that for so long stands still.
readonly least_bytes_per_second=10000 standstill_seconds="${STANDSTILL_SECONDS:-60}"
readonly tries=4 pause_seconds="${DOWNLOAD_PAUSE_SECONDS:-10}"

# The seconds that are left, of which there is always one: a command says best itself what it cannot do.
time_left() {
  local left=$((INSTALL_TIMEOUT_SECONDS - SECONDS))
  printf '%s' "$((left > 0 ? left : 1))"
}

in_time() {
  timeout --kill-after 10 "$(time_left)" "$@"
}

# Says that the time is over, if it is.
out_of_time() {
  ((SECONDS < INSTALL_TIMEOUT_SECONDS)) || printf ' and the %s seconds for it are over' "$INSTALL_TIMEOUT_SECONDS"
}

# Runs a command; where it fails, the deployment fails with what the command said.
run() {
  local output status=0
  output=$(in_time "$@" 2>&1) || status=$?
  ((status == 0)) || fail_deployment "$1 failed$(out_of_time): $(error_in "$output" "$status")"
}

transfer() {
  local source=$1 file=$2
  case $source in
    s3://*) in_time "${ask_aws[@]}" --region "$CLUSTER_REGION" s3 cp --only-show-errors "$source" "$file" ;;
    *)
      curl --fail --silent --show-error --location --connect-timeout 10 --max-time "$(time_left)" \
        --speed-limit "$least_bytes_per_second" --speed-time "$standstill_seconds" --output "$file" "$source"
      ;;
  esac
}

# How much of a file is there, as 45MB. The AWS command line writes beside the file until it has all of it.
size_of() {
  du --block-size=MB --total "$1"* 2>/dev/null | tail -n 1 | cut -f 1
}

# Downloads a file from https or s3 and checks its SHA-512.
fetch() {
  local source=$1 sha512=$2 file=$3 remedy=$4 try output status actual
  for ((try = 1; ; try++)); do
    status=0
    output=$(transfer "$source" "$file" 2>&1) || status=$?
    ((status != 0)) || break
    if ((try == tries || SECONDS + pause_seconds >= INSTALL_TIMEOUT_SECONDS)); then
      [[ $source != s3://* ]] || remedy='the box needs a way to the bucket, and its role the right to read it'
      fail_deployment "cannot download $source, try $try brought $(size_of "$file")$(out_of_time): $(error_in "$output" "$status"); $remedy"
    fi
    rm -f "$file"*
    sleep "$pause_seconds"
  done
  actual=$(sha512sum "$file" | cut -d ' ' -f 1)
  [[ $actual == "$sha512" ]] || fail_deployment "$source has the SHA-512 $actual, expected $sha512: it is not the archive that was asked for"
}

# Not in /tmp, which is in memory.
directory=$(mktemp -d "${TMPDIR:-/var/tmp}/kafka.XXXXXXXX")
trap 'rm -rf "$directory"' EXIT

run dnf -y -q --setopt=timeout=20 --setopt=retries=4 install java-17-amazon-corretto-headless tar gzip

fetch "$KAFKA_SOURCE" "$KAFKA_SHA512" "$directory/kafka.tgz" 'give kafka of the MskClientInstance a KafkaDistribution.bucket() of yours, or a longer resourceSignalTimeout'
mkdir -p "$root/opt/kafka"
run tar --extract --gzip --strip-components 1 --no-same-owner --directory "$root/opt/kafka" --file "$directory/kafka.tgz"

# AWS's library for logins with IAM. The tools have every jar of that directory in their class path.
if [[ -n ${IAM_LIBRARY_SOURCE:-} ]]; then
  fetch "$IAM_LIBRARY_SOURCE" "$IAM_LIBRARY_SHA512" "$directory/iam.jar" 'give iamLibrary of the MskClientInstance an IamLibrary.bucket() of yours, or a longer resourceSignalTimeout'
  run install -D -m 644 "$directory/iam.jar" "$root/opt/kafka/libs/aws-msk-iam-auth.jar"
fi
