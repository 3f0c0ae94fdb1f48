# shellcheck shell=bash
# Starts a measurement.

RECAST_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/../deploy" && pwd -P)
export RECAST_HOME

# shellcheck source=deploy/lib/environment.sh
source "$RECAST_HOME/lib/environment.sh"

# measure VERB ARGS...: becomes the measurement, with the memory that our own commands have.
measure() {
  local root=$RECAST_HOME/.. word
  for word in "$@"; do
    if [[ $word == -h || $word == --help ]]; then
      # The help of a measurement is the comment at the top of its script.
      sed -n 's/^#: \{0,1\}//p' "$0"
      return
    fi
  done
  sound_environment
  find_java
  need_parts "$RECAST_JARS" "$CLUSTER_JARS"
  need_spark
  [[ -f $root/benchmarks/target/benchmarks.jar ]] ||
    fail "$EXIT_FAILED" "the benchmarks are not built yet; run: mvn -DskipTests package"
  exec "$JAVA_HOME/bin/java" -XX:-UsePerfData -Xmx"$RECAST_CLIENT_MEMORY" \
    -Dlog4j2.configurationFile="$RECAST_CONF_DIR/log4j2-cli.properties" \
    -Drecast.home="$RECAST_HOME" \
    -cp "$root/benchmarks/target/benchmarks.jar:$root/benchmarks/target/rig/*:$RECAST_JARS/*:$RECAST_JARS/with/kafka/*:$SPARK_HOME/jars/*" \
    recast.bench.Main "$@"
}

# microbenchmark CLASS ARGS...: becomes the JMH benchmark of that class; ARGS are options of JMH.
microbenchmark() {
  local target=$RECAST_HOME/../benchmarks/target class=$1 word
  shift
  for word in "$@"; do
    if [[ $word == --help ]]; then
      sed -n 's/^#: \{0,1\}//p' "$0"
      return
    fi
  done
  sound_environment
  find_java
  [[ -f $target/benchmarks.jar && -d $target/jmh ]] ||
    fail "$EXIT_FAILED" "the benchmarks are not built yet; run: mvn -DskipTests package"
  exec "$JAVA_HOME/bin/java" -cp "$target/benchmarks.jar:$target/jmh/*" \
    org.openjdk.jmh.Main "recast.bench.$class" "$@"
}
