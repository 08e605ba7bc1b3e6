#!/usr/bin/env bash
# Looks up the addresses and credentials of both clusters, then becomes MirrorMaker 2.
#
#   MIRROR_MAKER_PROPERTIES      the whole mm2.properties; it refers to what is looked up here
#   MIRROR_MAKER_TARGET          the cluster that records flow to: secondary, or primary for the way back
#   and for PRIMARY and SECONDARY each
#   PRIMARY_REGION               where its secret and its cluster are looked up
#   PRIMARY_SECRET_ARN           the secret with username and password
#   PRIMARY_CLUSTER_ARN          an MSK cluster, or instead of it
#   PRIMARY_BOOTSTRAP_SERVERS    the addresses of any Kafka
#
# and if the defaults do not do:
#
#   LOOK_UP_TIMEOUT_SECONDS      for all look-ups together (300): a task may start before its routes are there
#   MIRROR_MAKER_HEAP            the heap of Java (-Xms256M -Xmx2G)
#   MIRROR_MAKER_ADDRESS         where the other processes of this MirrorMaker reach this one (the container's own)
#   EXPORTER_PORT                where the exporter of metrics listens, for this task alone (9404)
#   EXPORTER                     off: no exporter, and then no health either
#   MSK_DUAL_STACK_ENDPOINT      true: asks MSK's API at its dual-stack endpoint, which its VPC endpoint serves (false)
#   KAFKA_OPTS                   more options for Java
#   WATCH_SECRETS_SECONDS        how often to look whether a secret has another value, which ends MirrorMaker (never looks)
#   ACTIVE_SIDE_PARAMETER        in both Regions, says which side is active: copies only while its source is (copies always)
#   ACTIVE_SIDE_SECONDS          how often to ask for it (10)
#   ACTIVE_SIDE_PATIENCE         for how many seconds it copies on without an answer (60)
#   ACTIVE_SIDE_BOTH             true: copies while both sides are active, too (false)
#
# Addresses go into files, credentials only into the environment: a Fargate task has no directory in memory, and arguments
# can be read by everybody.
set -euo pipefail

# shellcheck source=common.sh
source "${MIRROR_MAKER_ROOT:-}/opt/mirror-maker/common.sh"
# shellcheck source=active-side.sh
source "${MIRROR_MAKER_ROOT:-}/opt/mirror-maker/active-side.sh"
readonly timeout="${LOOK_UP_TIMEOUT_SECONDS:-300}"
readonly longest_pause=30

# Prints a variable of the contract.
setting() {
  [[ -n ${!1:-} ]] || fail "$1 is not set"
  printf '%s' "${!1}"
}

# Asks AWS until it answers or the time is over, and prints the answer.
ask() {
  local region=$1 what=$2 pause=1 answer reason
  shift 2
  until answer=$(aws_in "$region" "$@" 2>"$directory/error"); do
    reason=$(error_in "$(<"$directory/error")")
    ((SECONDS + pause < timeout)) || fail "cannot look up $what in $region, gave up after $SECONDS seconds: $reason"
    say "cannot look up $what in $region yet, tries again in $pause s: $reason" >&2
    sleep "$pause"
    pause=$((pause * 2 < longest_pause ? pause * 2 : longest_pause))
  done
  printf '%s' "$answer"
}

# Leaves the addresses of a cluster's brokers in a file, without a line end: Kafka takes the file as it is.
look_up_brokers() {
  local side=$1 alias=${1,,} arn region brokers
  local given="${side}_BOOTSTRAP_SERVERS" cluster="${side}_CLUSTER_ARN"
  [[ -n ${!given:-} || -n ${!cluster:-} ]] || fail "neither $cluster nor $given is set"
  if [[ -n ${!given:-} ]]; then
    brokers=${!given}
  else
    arn=${!cluster}
    region=$(setting "${side}_REGION")
    # For this call alone: the endpoints of other services have other names.
    brokers=$(AWS_USE_DUALSTACK_ENDPOINT=${MSK_DUAL_STACK_ENDPOINT:-false} ask "$region" "the brokers of $alias, $arn," kafka get-bootstrap-brokers --cluster-arn "$arn" --query BootstrapBrokerStringSaslScram)
    [[ $brokers != None ]] || fail "$alias, $arn in $region, has no brokers that take SASL/SCRAM: is SASL/SCRAM enabled?"
  fi
  printf '%s' "$brokers" >"$directory/$alias"
  say "$alias is at $brokers"
}

# Puts the credentials for a cluster into the environment, escaped for the quotes of a JAAS line, and remembers which version
# of the secret they are. An octal escape is what those quotes know for any character. A dollar sign is escaped too: Kafka
# looks for references once more in what a reference stood for, and would take ${env:HOME} inside a password for one.
look_up_credentials() {
  local side=$1 alias=${1,,} arn region answer username password
  arn=$(setting "${side}_SECRET_ARN")
  region=$(setting "${side}_REGION")
  answer=$(ask "$region" "the credentials for $alias, $arn," secretsmanager get-secret-value --secret-id "$arn" --query '[VersionId,SecretString]')
  {
    IFS= read -r username
    IFS= read -r password
  } < <(printf '%s' "${answer#*$'\t'}" | python3 -c '
import json, re, sys
secret = json.load(sys.stdin)
for name in "username", "password":
    print(re.sub(r"[\x00-\x1f\x7f\"\\$]", lambda found: "\\%03o" % ord(found[0]), "" + secret[name]))
' 2>/dev/null) && [[ -n $username && -n $password ]] ||
    fail "the secret for $alias, $arn in $region, holds no JSON with a username and a password"
  export "${side}_USERNAME=$username" "${side}_PASSWORD=$password"
  printf -v "${side}_SECRET_VERSION" '%s' "${answer%%$'\t'*}"
}

# Prints the address by which other tasks reach this one.
own_address() {
  local address=${MIRROR_MAKER_ADDRESS:-}
  if [[ -z $address && -n ${ECS_CONTAINER_METADATA_URI_V4:-} ]]; then
    address=$(curl --fail --silent --show-error --max-time 5 --retry 5 --retry-all-errors "$ECS_CONTAINER_METADATA_URI_V4" |
      python3 -c 'import json, sys; print(json.load(sys.stdin)["Networks"][0]["IPv4Addresses"][0])') ||
      fail "the metadata of the task, $ECS_CONTAINER_METADATA_URI_V4, name no IPv4 address"
  elif [[ -z $address ]]; then
    read -r address _ < <(getent ahostsv4 "$HOSTNAME") || fail "the host name $HOSTNAME has no IPv4 address: set MIRROR_MAKER_ADDRESS"
  fi
  printf '%s' "$address"
}

# Kafka leaves a reference that it cannot resolve as it stands, and fails much later with it as an address or password.
check_references() {
  local text=$1 name file
  local reference='\$\{(env|dir):([^}]*)\}(.*)'
  while [[ $text =~ $reference ]]; do
    name=${BASH_REMATCH[2]}
    file=${name%:*}/${name##*:}
    text=${BASH_REMATCH[3]}
    if [[ ${BASH_REMATCH[1]} == env ]]; then
      [[ -n ${!name+set} ]] || fail "MIRROR_MAKER_PROPERTIES refers to the variable $name, which is not set"
    else
      [[ -f $file ]] || fail "MIRROR_MAKER_PROPERTIES refers to the file $file, which is not there"
    fi
  done
}

setting MIRROR_MAKER_PROPERTIES >/dev/null
target=$(setting MIRROR_MAKER_TARGET)
[[ $target == primary || $target == secondary ]] || fail "MIRROR_MAKER_TARGET must be primary or secondary, got $target"
watch=${WATCH_SECRETS_SECONDS:-}
[[ -z $watch || $watch =~ ^[1-9][0-9]{0,5}$ ]] || fail "WATCH_SECRETS_SECONDS must be whole seconds from 1 to 999999, got $watch"
ACTIVE_SIDE_SECONDS=${ACTIVE_SIDE_SECONDS:-10} ACTIVE_SIDE_PATIENCE=${ACTIVE_SIDE_PATIENCE:-60}
for name in ACTIVE_SIDE_SECONDS ACTIVE_SIDE_PATIENCE; do
  [[ ${!name} =~ ^[1-9][0-9]{0,5}$ ]] || fail "$name must be whole seconds from 1 to 999999, got ${!name}"
done
umask 077
mkdir -p "$directory/tmp"
# The only place that can be written to.
export TMPDIR="$directory/tmp"
# Java reads the credentials in the character set of the locale, and without one it knows nothing beyond ASCII.
export LC_ALL=C.UTF-8

# Of a process before, where both run in one place.
rm -f "$directory/standing-by" "$directory/stood-by-until" "$directory/looked"
if [[ -n ${ACTIVE_SIDE_PARAMETER:-} ]]; then
  setting PRIMARY_REGION >/dev/null
  setting SECONDARY_REGION >/dev/null
  await_active_side
  # Before there are credentials, which it must not know.
  watch_active_side "$$" &
  # The time for the look-ups begins now.
  SECONDS=0
fi

for side in PRIMARY SECONDARY; do
  look_up_brokers "$side"
  look_up_credentials "$side"
done
rm -f "$directory/error"
if [[ $MIRROR_MAKER_PROPERTIES == *':self}'* ]]; then
  own_address >"$directory/self"
fi

# The text names the directory as it is in the container. Where there is no other root, this changes nothing.
properties=${MIRROR_MAKER_PROPERTIES//'/run/mirror-maker'/"$directory"}
check_references "$properties"
printf '%s\n' "$properties" >"$directory/mm2.properties"

# Out of memory is the end of a process here, not of one of its threads.
options=(-XX:+ExitOnOutOfMemoryError -XX:-UsePerfData "-Djava.io.tmpdir=$directory/tmp")
if [[ ${EXPORTER:-} != off ]]; then
  options+=("-javaagent:$root/opt/jmx-exporter/jmx_prometheus_javaagent.jar=127.0.0.1:${EXPORTER_PORT:-9404}:$root/opt/mirror-maker/jmx-exporter.yml")
fi
export KAFKA_OPTS="${options[*]} ${KAFKA_OPTS:-}"
# Kafka 3 reads the first and Kafka 4 the second.
export KAFKA_LOG4J_OPTS="-Dlog4j.configuration=file:$root/opt/mirror-maker/log4j.properties -Dlog4j2.configurationFile=$root/opt/mirror-maker/log4j2.properties"
export LOG_DIR="$directory"
# What MirrorMaker runs of this library, besides Kafka's own jars.
export CLASSPATH="$root/opt/mirror-maker/classes"
export KAFKA_HEAP_OPTS="${MIRROR_MAKER_HEAP:--Xms256M -Xmx2G}"

if [[ -n $watch ]]; then
  # It needs no credentials of Kafka.
  env -u PRIMARY_USERNAME -u PRIMARY_PASSWORD -u SECONDARY_USERNAME -u SECONDARY_PASSWORD \
    PRIMARY_SECRET_VERSION="$PRIMARY_SECRET_VERSION" SECONDARY_SECRET_VERSION="$SECONDARY_SECRET_VERSION" \
    "$root/opt/mirror-maker/watch-secrets.sh" "$$" &
fi

# In place of this script, so that a signal to the container reaches Java.
exec "$root/opt/kafka/bin/kafka-run-class.sh" georeplication.RestartingMirrorMaker "$directory/mm2.properties" --clusters "$target"
