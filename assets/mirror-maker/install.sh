#!/usr/bin/env bash
# Installs Apache Kafka and the exporter of its metrics into the image, each with the checksum that is expected of it, and
# compiles what MirrorMaker runs of this library.
#
#   KAFKA_URL, KAFKA_SHA512  binary archive of Apache Kafka and its checksum: arguments of the build
set -euo pipefail

# A directory that stands for / in tests; empty in the image.
root="${MIRROR_MAKER_ROOT:-}"

# JMX_EXPORTER_URL, JMX_EXPORTER_SHA256
# shellcheck source=downloads.env
source "$root/opt/mirror-maker/downloads.env"

fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

[[ -n ${KAFKA_URL:-} && -n ${KAFKA_SHA512:-} ]] || fail 'KAFKA_URL and KAFKA_SHA512 must be given, as build arguments'

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
mkdir "$directory/kafka" "$directory/classes"
tar --extract --gzip --strip-components 1 --no-same-owner --exclude site-docs --directory "$directory/kafka" --file "$directory/kafka.tgz"

javac -cp "$directory/kafka/libs/*" -d "$directory/classes" "$root"/opt/mirror-maker/java/georeplication/*.java

mkdir -p "$root/opt/jmx-exporter"
install -m 644 "$directory/jmx-exporter.jar" "$root/opt/jmx-exporter/jmx_prometheus_javaagent.jar"
mv "$directory/kafka" "$root/opt/kafka"
mv "$directory/classes" "$root/opt/mirror-maker/classes"
chmod -R a+rX "$root/opt/mirror-maker/classes"
