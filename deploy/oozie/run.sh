#!/usr/bin/env bash
# Runs one command of Recast in a container of YARN, for an action of Oozie. Rendered by 'recast schedule
# oozie': render it again instead of changing it.
#
# Prints what has become of it: outcome=done, busy or failed, and message=TEXT. What the command says goes
# to the log of the container. Needs no keytab: the container has a delegation token where the cluster has
# Kerberos, and Hadoop's client finds it by HADOOP_TOKEN_FILE_LOCATION.
set -euo pipefail

readonly command=(@command@)
readonly seconds=@seconds@ jars=(@jars@)
readonly own_java_home=@java-home@

# ends OUTCOME MESSAGE: tells it in the format of Java's properties, and ends.
ends() {
  local message
  message=$(tr '\n' ' ' <<<"$2")
  # Oozie keeps 500 characters, and puts some before it.
  message=${message:0:400}
  # Not ${message//...}: with backslashes in it, each version of bash means something else.
  printf 'outcome=%s\nmessage=%s\n' "$1" "$(sed 's/\\/\\\\/g; s/ *$//' <<<"$message")"
  exit 0
}

java_home=${own_java_home:-${JAVA_HOME:-}}
java=${java_home:+$java_home/bin/}java
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || true
if [[ $version != 17 ]]; then
  ends failed "$java on $HOSTNAME is Java ${version:-of an unknown version}, Recast needs 17; install a JDK 17 on the nodes, and give its place to 'recast schedule oozie --java-home'"
fi

class_path=${HADOOP_CONF_DIR:-.}
for jar in "${jars[@]}"; do
  class_path+=:$PWD/$jar
done
# Hadoop's jars, as YARN gives them to each container.
class_path+=:${CLASSPATH:-}

export LC_ALL=C.UTF-8 RECAST_CONF_DIR=$PWD
code=0
timeout -k 30 "$seconds" "$java" -Xmx512m -cp "$class_path" recast.publisher.Main "${command[@]}" \
  </dev/null >said.out 2>said.err || code=$?
cat said.out said.err >&2
case $code in
  0) ends 'done' "$(tail -n 1 said.out)" ;;
  3) ends busy "$(tail -n 1 said.err)" ;;
  124 | 137) ends failed "'recast ${command[0]}' was ended, as it took longer than $seconds s" ;;
esac
# Problems begin with the name of the command, and a stack trace may follow.
reason=$(grep '^recast ' said.err || tail -n 1 said.err)
ends failed "${reason:-"'recast ${command[0]}' ended with $code and said nothing"}"
