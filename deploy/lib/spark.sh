# shellcheck shell=bash
# Runs our programs through spark-submit, so that class path, Hadoop configuration and Kerberos
# login are the same for all of them.

# shellcheck source=deploy/lib/environment.sh
source "$RECAST_HOME/lib/environment.sh"

# quoted TEXT: TEXT as one word of SPARK_SUBMIT_OPTS.
quoted() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# spark_client JAR CLASS ARGS...: becomes CLASS of our JAR, in this process, on Spark's class path.
spark_client() {
  local jar=$1 class=$2 level=error jars=() file
  shift 2
  for file in "$@"; do
    [[ $file != --debug ]] || level=info
  done
  sound_environment
  utf8_locale
  find_java
  need_parts "$RECAST_JARS"
  need_spark
  # spark-submit wants the variable even where no cluster is needed, as with a file:/// store.
  export HADOOP_CONF_DIR=${HADOOP_CONF_DIR:-$RECAST_CONF_DIR}
  export RECAST_JARS
  for file in "$RECAST_JARS"/*.jar; do
    [[ $file == */"$jar" ]] || jars+=("$file")
  done
  if [[ -t 2 ]]; then
    export RECAST_TERMINAL=yes
  fi
  SPARK_SUBMIT_OPTS="${SPARK_SUBMIT_OPTS:-} -Drecast.log=$level"
  SPARK_SUBMIT_OPTS+=" -Dlog4j2.configurationFile=$(quoted "$RECAST_CONF_DIR/log4j2-cli.properties")"
  export SPARK_SUBMIT_OPTS
  exec "$SPARK_HOME/bin/spark-submit" --master yarn --deploy-mode client \
    --driver-memory "$RECAST_CLIENT_MEMORY" --name recast --class "$class" \
    --jars "$(IFS=,; printf '%s' "${jars[*]}")" "$RECAST_JARS/$jar" "$@"
}
