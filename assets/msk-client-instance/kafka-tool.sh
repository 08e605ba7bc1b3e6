#!/usr/bin/env bash
# Runs one of Apache Kafka's command line tools against the cluster of this box, under the name by which it was called:
#
#   kafka-topics.sh --list
#   kafka-console-producer.sh --topic orders
#   KAFKA_LOGIN=iam kafka-topics.sh --list      as the role of the box, not as its user
#
# The addresses of the brokers and the user's credentials are looked up each time, so that neither a new broker nor a
# new password leaves this box behind. An address or a configuration that the caller gives is left alone.
#
# Credentials pass through a directory in memory that only its owner can read, and from there into the environment of
# the tool, where client.properties refers to them. They are no argument of any process.
set -euo pipefail
# shellcheck source=common.sh
source "${KAFKA_CLIENT_ROOT:-}/usr/local/lib/msk-client/common.sh"

case ${KAFKA_LOGIN:-} in
  '')
    readonly way=SASL/SCRAM brokers_query=BootstrapBrokerStringSaslScram client_properties="$root/etc/kafka/client.properties"
    ;;
  iam)
    readonly way=IAM brokers_query=BootstrapBrokerStringSaslIam client_properties="$root/etc/kafka/client-iam.properties"
    [[ -f $client_properties ]] || fail 'iam of the MskClientInstance must be true for KAFKA_LOGIN=iam: this box cannot log in with IAM'
    ;;
  *) fail "KAFKA_LOGIN must be iam or empty, got $KAFKA_LOGIN" ;;
esac

# Prints by which option a tool takes its client configuration; fails for what is no client of a cluster.
configuration_option() {
  case $1 in
    kafka-console-producer.sh | kafka-producer-perf-test.sh | kafka-verifiable-producer.sh) echo --producer.config ;;
    kafka-console-consumer.sh | kafka-consumer-perf-test.sh | kafka-share-consumer-perf-test.sh | kafka-verifiable-consumer.sh)
      echo --consumer.config ;;
    kafka-console-share-consumer.sh) echo --consumer-config ;;
    kafka-leader-election.sh) echo --admin.config ;;
    kafka-cluster.sh) echo --config ;;
    kafka-streams-application-reset.sh) echo --config-file ;;
    kafka-acls.sh | kafka-broker-api-versions.sh | kafka-client-metrics.sh | kafka-configs.sh | kafka-consumer-groups.sh | \
      kafka-delegation-tokens.sh | kafka-delete-records.sh | kafka-features.sh | kafka-get-offsets.sh | kafka-groups.sh | \
      kafka-log-dirs.sh | kafka-metadata-quorum.sh | kafka-reassign-partitions.sh | kafka-share-groups.sh | \
      kafka-streams-groups.sh | kafka-topics.sh | kafka-transactions.sh | kafka-verifiable-share-consumer.sh) echo --command-config ;;
    *) return 1 ;;
  esac
}

# Whether one of the options that the first argument names, as in '--this|--that', is among the others.
given() {
  local wanted=$1 argument
  shift
  for argument in "$@"; do
    [[ $argument =~ ^($wanted)(=|$) ]] && return
  done
  return 1
}

# Whether the caller says where to connect: to brokers, to controllers, or to brokers by an older name.
address_given() {
  case $tool in
    kafka-cluster.sh) given '--bootstrap-server|-b|--bootstrap-controller|-C' "$@" ;;
    kafka-console-producer.sh | kafka-consumer-perf-test.sh | kafka-get-offsets.sh | kafka-verifiable-consumer.sh | \
      kafka-verifiable-producer.sh) given '--bootstrap-server|--broker-list' "$@" ;;
    *) given '--bootstrap-server|--bootstrap-controller' "$@" ;;
  esac
}

# Whether the caller says how to connect. Since Kafka 4.2 all tools know --command-config, and refuse an older name beside it.
configuration_given() {
  local names="$option|--command-config"
  [[ $tool != kafka-cluster.sh ]] || names+='|-c'
  given "$names" "$@"
}

if [[ ${1:-} == --serves ]]; then
  configuration_option "$2" >/dev/null
  exit
fi

tool=$(basename "$0")
option=$(configuration_option "$tool") || fail "not a client of a cluster: run $root/opt/kafka/bin/$tool itself"
if (($# == 0)) || given '--help|--version' "$@"; then
  exec "$root/opt/kafka/bin/$tool" "$@"
fi

# Java and Python read texts in the character set of the locale, and without one Java knows nothing beyond ASCII.
export LC_ALL=C.UTF-8
callers_umask=$(umask)
umask 077
directory=$(mktemp -d "$root/dev/shm/kafka-client.XXXXXXXX")
trap 'rm -rf "$directory"' EXIT

# Asks AWS and leaves the answer in a file of the directory. The error stays out of it: where the memory is full, it could not
# be written there.
look_up() {
  local file="$directory/$1" what=$2 error status=0
  shift 2
  error=$("${ask_aws[@]}" --region "$CLUSTER_REGION" --output text "$@" 2>&1 >"$file") || status=$?
  ((status == 0)) || fail "cannot look up $what: $(error_in "$error" "$status")"
}

# Of the calls only this one goes to MSK's API, whose VPC endpoint serves dual-stack clients alone.
AWS_USE_DUALSTACK_ENDPOINT=${MSK_DUAL_STACK_ENDPOINT:-${AWS_USE_DUALSTACK_ENDPOINT:-false}} \
  look_up bootstrap "the brokers of $CLUSTER_ARN" \
  kafka get-bootstrap-brokers --cluster-arn "$CLUSTER_ARN" --query "$brokers_query" &
look_ups=($!)
# With IAM there is no secret: the library signs as the role of the box.
if [[ $way == SASL/SCRAM ]]; then
  look_up secret "the credentials in $SECRET_ARN" \
    secretsmanager get-secret-value --secret-id "$SECRET_ARN" --query SecretString &
  look_ups+=($!)
fi
# For all, so that none writes into a directory that is gone.
found=yes
for each in "${look_ups[@]}"; do
  wait "$each" || found=no
done
[[ $found == yes ]] || exit 1

bootstrap_servers=$(<"$directory/bootstrap")
[[ $bootstrap_servers != None ]] || fail "$CLUSTER_ARN has no brokers that take $way: is $way enabled?"
if [[ $way == SASL/SCRAM ]]; then
  # Between the quotes of a JAAS line Kafka reads a character by its octal number, so that neither a quote nor a backslash ends
  # or changes the text, and Kafka finds no reference such as ${env:HOME} in it.
  credentials=$(python3 -c '
import json, re, sys
LONGEST = 100_000
def escaped(text):
    bytes = re.sub(r"[\x00-\x1f\x7f\"\\$]", lambda found: "\\%03o" % ord(found[0]), text).encode()
    if not 0 < len(bytes) <= LONGEST:
        sys.exit(1)
    return bytes
secret = json.load(sys.stdin.buffer)
sys.stdout.buffer.write(b"\n".join(escaped("" + secret[name]) for name in ("username", "password")))
' <"$directory/secret" 2>/dev/null) ||
    fail "$SECRET_ARN must hold JSON with a username and a password, each a text of at least one character that fits into the environment of a process"
  export KAFKA_USERNAME="${credentials%%$'\n'*}" KAFKA_PASSWORD="${credentials#*$'\n'}"
  unset credentials
fi
rm -rf "$directory"
trap - EXIT
umask "$callers_umask"

options=()
configuration_given "$@" || options+=("$option" "$client_properties")
case $tool in
  kafka-producer-perf-test.sh)
    # It has no --bootstrap-server, and takes --producer-props only once: that stays the caller's.
    if ((${#options[@]} > 0)); then
      # Bash closes a substitution that stands in an assignment: this one must live on in the tool.
      exec 3< <(cat "$client_properties" && printf 'bootstrap.servers=%s\n' "$bootstrap_servers")
      options=("$option" /dev/fd/3)
    fi
    ;;
  *) address_given "$@" || options=(--bootstrap-server "$bootstrap_servers" "${options[@]}") ;;
esac

# kafka-cluster.sh takes its options behind the subcommand, all others before everything else.
if [[ $tool == kafka-cluster.sh ]]; then
  exec "$root/opt/kafka/bin/$tool" "$1" "${options[@]}" "${@:2}"
fi
exec "$root/opt/kafka/bin/$tool" "${options[@]}" "$@"
