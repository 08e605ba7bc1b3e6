# shellcheck shell=bash
# Whether MirrorMaker may copy, as the parameters of both Regions say which side is active. Sourced after common.sh, never run.
#
# The Region that it writes to decides: whoever fails over to that Region can write its parameter, whatever became of the other one.
# The other Region can say no, and is not asked for more: gone, it does not stop a copy.

# shellcheck disable=SC2154 # Of common.sh.
readonly side_errors="$directory/active-side-error"

# What a Region that is there answers when it will not tell. Anything else may pass by itself.
readonly will_not_tell='\((ParameterNotFound|AccessDenied[A-Za-z]*|UnrecognizedClientException|Validation[A-Za-z]*)\)'

# The longest value that is shown.
readonly most_characters=40

# Whether it was said that the Region that records come from does not answer.
silent=

# Longest time for one call.
readonly call_seconds=20

# Reads the parameter of a Region into $answer, or why it has none, and ends with 1.
read_parameter() {
  if answer=$(AWS_SECONDS=$call_seconds aws_in "$1" ssm get-parameter --name "$ACTIVE_SIDE_PARAMETER" --query Parameter.Value 2>"$side_errors"); then
    answer=${answer:0:most_characters}
  else
    answer=$(error_in "$(<"$side_errors")")
    answer=${answer:-"no answer within $call_seconds s"}
    return 1
  fi
}

# Leaves in $verdict whether MirrorMaker copies, stands by or does not know, and in $reason why it does not copy. Regions that do not
# agree are asked once more: a switch may come between the two questions.
judge_active_side() {
  local source=primary here
  [[ $MIRROR_MAKER_TARGET == secondary ]] || source=secondary
  local near="${MIRROR_MAKER_TARGET^^}_REGION" far="${source^^}_REGION"
  near=${!near} far=${!far}
  # For health.sh: by its time, somebody looks.
  : >"$directory/looked"
  verdict=stands-by
  if ! read_parameter "$near"; then
    reason="cannot read which side is active, $ACTIVE_SIDE_PARAMETER in $near: $answer"
    [[ $answer =~ $will_not_tell ]] || verdict=unknown
    return
  fi
  here=$answer
  case $here in
    "$source") ;;
    both)
      reason="both sides are active, and records that keep their topic's name would go round for ever: copies only while $source alone is"
      [[ ${ACTIVE_SIDE_BOTH:-} == true ]] || return 0
      ;;
    primary | secondary)
      reason="$here is the active side: copies only while $source is"
      return
      ;;
    *)
      reason="$ACTIVE_SIDE_PARAMETER must be primary, secondary or both, got '$here' in $near"
      return
      ;;
  esac
  if read_parameter "$far"; then
    [[ -z $silent ]] || say "$far answers again which side is active"
    silent=
    if [[ $here != "$answer" ]]; then
      if [[ ${1:-} != again ]]; then
        judge_active_side again
        return
      fi
      reason="the Regions do not agree which side is active, $ACTIVE_SIDE_PARAMETER says '$here' in $near and '$answer' in $far"
      return
    fi
  elif [[ $answer =~ $will_not_tell ]]; then
    reason="cannot read which side is active, $ACTIVE_SIDE_PARAMETER in $far: $answer"
    return
  else
    [[ -n $silent ]] || say "$far does not answer which side is active, $near alone decides: $answer" >&2
    silent=yes
  fi
  verdict=copies reason=
}

# Looks, and notes when the last look began that let it copy: what was true then may have changed while it waited for an answer.
look() {
  local began=$SECONDS
  judge_active_side
  [[ $verdict != copies ]] || confirmed=$began
}

# Waits until it may copy. While it waits, health.sh finds the reason in a file.
await_active_side() {
  local said=
  look
  until [[ $verdict == copies ]]; do
    printf '%s\n' "$reason" >"$directory/standing-by"
    [[ $reason == "$said" ]] || say "stands by: $reason"
    said=$reason
    sleep "$ACTIVE_SIDE_SECONDS"
    look
  done
  if [[ -n $said ]]; then
    say "no longer stands by: begins to copy"
    printf '%s\n' "$EPOCHSECONDS" >"$directory/stood-by-until"
    rm "$directory/standing-by"
  fi
}

# Ends MirrorMaker, by its process id, when it may not copy any more. ECS starts the next one, which stands by.
watch_active_side() {
  local mirror_maker=$1 said=
  # A look that fails must not be the last, and neither must a pause.
  set +e
  while sleep "$ACTIVE_SIDE_SECONDS" || :; kill -0 "$mirror_maker" 2>/dev/null; do
    look
    if [[ $verdict == copies ]]; then
      said=
    elif [[ $verdict == unknown ]] && ((SECONDS - confirmed < ACTIVE_SIDE_PATIENCE)); then
      [[ -n $said ]] || say "$reason: copies on for $ACTIVE_SIDE_PATIENCE s at most" >&2
      said=yes
    else
      say "$reason: ends MirrorMaker, the next one stands by"
      end_process "$mirror_maker"
      return
    fi
  done
}

# ECS kills only what it was itself that asked to end.
end_process() {
  local seconds
  kill -TERM "$1"
  for ((seconds = 0; seconds < 60; seconds++)); do
    sleep 1
    kill -0 "$1" 2>/dev/null || return 0
  done
  kill -KILL "$1"
}
