# shellcheck shell=bash
# Starts a measurement.

RECAST_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/../deploy" && pwd -P)
export RECAST_HOME

# shellcheck source=deploy/lib/environment.sh
source "$RECAST_HOME/lib/environment.sh"

# measure VERB ARGS...: becomes the measurement.
measure() {
  local root=$RECAST_HOME/..
  find_java
  need_build
  [[ -f $root/benchmarks/target/benchmarks.jar ]] ||
    fail "$EXIT_FAILED" "the benchmarks are not built yet; run: mvn -DskipTests package"
  export SPARK_HOME=${SPARK_HOME:-$OWN_SPARK_HOME}
  exec "$JAVA_HOME/bin/java" -XX:-UsePerfData \
    -Dlog4j2.configurationFile="$RECAST_CONF_DIR/log4j2-cli.properties" \
    -cp "$root/benchmarks/target/benchmarks.jar:$RECAST_JARS/*:$SPARK_HOME/jars/*" \
    recast.bench.Main "$@"
}
