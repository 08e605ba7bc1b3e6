#!/usr/bin/env bash
# Installs Apache Kafka and the exporter of its metrics into the image. Both must have the checksum of downloads.env.
set -euo pipefail

# A directory that stands for / in tests; empty in the image.
root="${MIRROR_MAKER_ROOT:-}"

# KAFKA_URL, KAFKA_SHA512, JMX_EXPORTER_URL, JMX_EXPORTER_SHA256
# shellcheck source=downloads.env
source "$root/opt/mirror-maker/downloads.env"

fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

# Downloads a file, and refuses it unless its checksum is the expected one.
download() {
  local url=$1 algorithm=$2 expected=$3 file=$4 output actual
  output=$(curl --fail --silent --show-error --location --retry 5 --retry-all-errors --output "$file" "$url" 2>&1) ||
    fail "cannot download $url: ${output##*$'\n'}"
  actual=$("sha${algorithm}sum" "$file" | cut -d ' ' -f 1)
  [[ $actual == "$expected" ]] || fail "$url has the SHA-$algorithm $actual, expected $expected: it is not the file that was asked for"
}

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# Nothing is installed before everything is verified.
download "$KAFKA_URL" 512 "$KAFKA_SHA512" "$directory/kafka.tgz"
download "$JMX_EXPORTER_URL" 256 "$JMX_EXPORTER_SHA256" "$directory/jmx-exporter.jar"
mkdir "$directory/kafka"
tar --extract --gzip --strip-components 1 --no-same-owner --exclude site-docs --directory "$directory/kafka" --file "$directory/kafka.tgz"

mkdir -p "$root/opt/jmx-exporter"
install -m 644 "$directory/jmx-exporter.jar" "$root/opt/jmx-exporter/jmx_prometheus_javaagent.jar"
mv "$directory/kafka" "$root/opt/kafka"
