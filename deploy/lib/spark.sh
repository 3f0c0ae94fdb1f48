# shellcheck shell=bash
# Runs our programs through spark-submit, so that class path, Hadoop configuration and Kerberos
# login are the same for all of them; and one that has to answer where spark-submit does not start.

# shellcheck source=deploy/lib/environment.sh
source "$RECAST_HOME/lib/environment.sh"

# quoted TEXT: TEXT as one word of SPARK_SUBMIT_OPTS.
quoted() {
  # Not ${1//...}: with backslashes in it, each version of bash means something else.
  printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# need_client ARGS...: finds what a program needs on this machine; ARGS are those of the program.
need_client() {
  local level=error word
  for word in "$@"; do
    [[ $word != --debug ]] || level=info
  done
  sound_environment
  utf8_locale
  find_java
  need_parts "$RECAST_JARS"
  need_spark
  # spark-submit wants the variable even where no cluster is needed, as with a file:/// store.
  export HADOOP_CONF_DIR=${HADOOP_CONF_DIR:-$RECAST_CONF_DIR}
  export RECAST_JARS
  if [[ -t 2 ]]; then
    export RECAST_TERMINAL=yes
  fi
  SPARK_SUBMIT_OPTS="${SPARK_SUBMIT_OPTS:-} -Drecast.log=$level"
  SPARK_SUBMIT_OPTS+=" -Dlog4j2.configurationFile=$(quoted "$(cli_logging)")"
  export SPARK_SUBMIT_OPTS
}

# spark_client JAR CLASS ARGS...: becomes CLASS of our JAR, in this process, on Spark's class path.
spark_client() {
  local jar=$1 class=$2 jars=() file
  shift 2
  need_client "$@"
  for file in "$RECAST_JARS"/*.jar; do
    [[ $file == */"$jar" ]] || jars+=("$file")
  done
  exec "$SPARK_HOME/bin/spark-submit" --master yarn --deploy-mode client \
    --driver-memory "$RECAST_CLIENT_MEMORY" --name recast --class "$class" \
    --jars "$(IFS=,; printf '%s' "${jars[*]}")" "$RECAST_JARS/$jar" "$@"
}

# plain_client CLASS ARGS...: becomes CLASS, on the same class path, but without spark-submit: that
# one does not even start where Hadoop's configuration or Spark itself is broken.
plain_client() {
  local class=$1 settings
  shift
  need_client "$@"
  # As Spark's own scripts do; a Spark without Hadoop says there where Hadoop is.
  settings=${SPARK_CONF_DIR:-$SPARK_HOME/conf}/spark-env.sh
  if [[ -r $settings ]]; then
    set +u
    # shellcheck disable=SC1090 # the user's
    source "$settings"
    set -u
  fi
  # Java itself takes the options apart: as in SPARK_SUBMIT_OPTS, words may be quoted.
  exec "$JAVA_HOME/bin/java" "-Xmx$RECAST_CLIENT_MEMORY" \
    --add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED @<(printf '%s\n' "$SPARK_SUBMIT_OPTS") \
    -cp "$HADOOP_CONF_DIR:$SPARK_HOME/jars/*:$RECAST_JARS/*${SPARK_DIST_CLASSPATH:+:$SPARK_DIST_CLASSPATH}" "$class" "$@"
}
