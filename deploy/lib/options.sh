# shellcheck shell=bash
# Refuses words that no verb knows before anything starts; Java is started for a suggestion alone.

# options_of VERB: the options that the help of VERB names, and of the verb that it refers to.
options_of() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ ^'  '(--[a-zA-Z][a-zA-Z0-9-]*) ]]; then
      printf '%s\n' "${BASH_REMATCH[1]}"
    elif [[ $line =~ ^'  and all options of '([a-z]+) ]]; then
      options_of "${BASH_REMATCH[1]}"
    fi
  done <"$RECAST_HOME/help/$1.txt"
}

# nearest WORD... -- KNOWN...: sets NEAREST, for each WORD the most similar of KNOWN; empty where none
# is, or there is no Java yet, or no build.
nearest() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/java} jar=$RECAST_HOME/lib/cli.jar
  java=${java:-$(command -v java || true)}
  [[ -e $jar ]] || jar=$RECAST_HOME/target/jars/cli.jar
  NEAREST=()
  [[ -x $java && -e $jar ]] || return 0
  # What a Java of another version says is no suggestion.
  mapfile -t NEAREST < <("$java" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "$jar" \
    recast.cli.NearestMain "$@" 2>/dev/null)
}

# check_options VERB WORDS...: ends when one of WORDS, in front of --, is an option that VERB has not.
check_options() {
  local verb=$1 known word name unknown=() hint i
  shift
  # Each with a blank on either side; a name in question has none.
  mapfile -t known < <(options_of "$verb")
  known+=(--debug --help)
  for word; do
    [[ $word != -- ]] || break
    [[ $word == --* ]] || continue
    name=${word%%=*}
    [[ $name =~ ^[^[:space:]]+$ && " ${known[*]} " == *" $name "* ]] || unknown+=("$name")
  done
  # 'config' takes every setting, and Java knows which those are.
  [[ ${#unknown[@]} -gt 0 && " ${known[*]} " != *' --SETTING '* ]] || return 0
  nearest "${unknown[@]}" -- "${known[@]}"
  for i in "${!unknown[@]}"; do
    hint="; see"
    [[ -z ${NEAREST[i]:-} ]] || hint="; did you mean ${NEAREST[i]}? See"
    say "recast $verb: ${unknown[i]//[[:cntrl:]]/ } is not an option here$hint 'recast $verb --help'"
  done
  exit "$EXIT_USAGE"
}

# unknown_verb WORD: ends; names the verb that may have been meant.
unknown_verb() {
  local verbs hint
  verbs=("$RECAST_HOME"/libexec/*)
  nearest "$1" -- "${verbs[@]##*/}"
  hint=";"
  [[ -z ${NEAREST[0]:-} ]] || hint="; did you mean '${NEAREST[0]}'?"
  [[ $1 != -* ]] || hint="; options stand behind the verb;"
  fail "$EXIT_USAGE" "unknown verb '${1//[[:cntrl:]]/ }'$hint 'recast help' lists the verbs"
}

# check_scheduled WORDS...: as check_options, of the command behind -- among WORDS.
check_scheduled() {
  while [[ $# -gt 0 && $1 != -- ]]; do
    shift
  done
  case ${2:-} in
    fit | publish) check_options "${@:2}" ;;
  esac
}
