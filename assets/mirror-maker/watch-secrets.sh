#!/usr/bin/env bash
# Ends MirrorMaker when a secret has another value than the one that it logged in with. ECS starts the next one, which reads
# the new value. The entry script starts this beside MirrorMaker, with the process id that MirrorMaker will have.
#
#   WATCH_SECRETS_SECONDS        from one look to the next: half of it to one and a half, so that tasks do not end together
#   and for PRIMARY and SECONDARY each
#   PRIMARY_REGION               where its secret is
#   PRIMARY_SECRET_ARN           the secret
#   PRIMARY_SECRET_VERSION       the version that MirrorMaker logged in with
#
# A look costs one call for each secret. No answer is no reason to end what works: it is said once, and asked again.
set -uo pipefail

# shellcheck source=common.sh
source "${MIRROR_MAKER_ROOT:-}/opt/mirror-maker/common.sh"
readonly mirror_maker=$1
readonly errors="$directory/watch-error"

# The sides of which it was said that there is no answer.
declare -A silent=()

rest() {
  local milliseconds=$((WATCH_SECRETS_SECONDS * (500 + RANDOM % 1001)))
  sleep "$((milliseconds / 1000)).$(printf '%03d' $((milliseconds % 1000)))"
}

# Whether a side has another version now.
has_changed() {
  local side=$1 alias=${1,,} version
  local region="${side}_REGION" arn="${side}_SECRET_ARN" before="${side}_SECRET_VERSION"
  if ! version=$(aws_in "${!region}" secretsmanager get-secret-value --secret-id "${!arn}" --query VersionId 2>"$errors"); then
    [[ -n ${silent[$side]:-} ]] ||
      say "cannot look whether the secret for $alias, ${!arn} in ${!region}, has changed, goes on trying: $(error_in "$(<"$errors")")" >&2
    silent[$side]=yes
    return 1
  fi
  unset "silent[$side]"
  [[ $version != "${!before}" ]]
}

while rest && kill -0 "$mirror_maker" 2>/dev/null; do
  for side in PRIMARY SECONDARY; do
    if has_changed "$side"; then
      arn="${side}_SECRET_ARN"
      say "the secret for ${side,,}, ${!arn}, has another value: ends MirrorMaker, so that the next one logs in with it"
      kill -TERM "$mirror_maker"
      exit
    fi
  done
done
