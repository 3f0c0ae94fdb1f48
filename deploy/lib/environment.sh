# shellcheck shell=bash
# Where things are: configuration, Java, jars, Spark, the cluster. What the user has set wins.

# shellcheck source=deploy/lib/messages.sh
source "$RECAST_HOME/lib/messages.sh"

if [[ -d $RECAST_HOME/../conf ]]; then
  RECAST_CONF_DIR=${RECAST_CONF_DIR:-$(cd "$RECAST_HOME/../conf" && pwd -P)}
fi
[[ -d ${RECAST_CONF_DIR:-} ]] ||
  fail "$EXIT_FAILED" "RECAST_CONF_DIR '${RECAST_CONF_DIR:-}' is not a directory; unset it, or name one that holds recast.properties"
export RECAST_CONF_DIR

if [[ -r $RECAST_CONF_DIR/recast-env.sh ]]; then
  # shellcheck source=conf/recast-env.sh
  source "$RECAST_CONF_DIR/recast-env.sh"
fi

readonly RECAST_JARS=$RECAST_HOME/target/jars
readonly CLUSTER_JARS=$RECAST_HOME/embedded-cluster/target/jars
readonly OWN_SPARK_HOME=$RECAST_HOME/spark-home/target/home

# find_java: sets and exports JAVA_HOME to a Java 17, or says what is missing.
find_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/java} version
  java=${java:-$(command -v java || true)}
  [[ -x $java ]] ||
    fail "$EXIT_FAILED" "no Java found at '${java:-PATH}'; install a JDK 17 and set JAVA_HOME to it"
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  [[ $version == 17 ]] ||
    fail "$EXIT_FAILED" "$java is Java ${version:-of an unknown version}, Recast needs 17 (Spark 3.5 and Hadoop 3.4 run on it); set JAVA_HOME to a JDK 17"
  if [[ -z ${JAVA_HOME:-} ]]; then
    java=$(readlink -f "$java")
    JAVA_HOME=${java%/bin/java}
  fi
  export JAVA_HOME
}

# need_build: ends when the jars are missing.
need_build() {
  [[ -d $RECAST_JARS && -d $CLUSTER_JARS && -d $OWN_SPARK_HOME ]] ||
    fail "$EXIT_FAILED" "Recast is not built yet; run: mvn -f '$(cd "$RECAST_HOME/.." && pwd -P)/pom.xml' -DskipTests package"
}

# need_cluster: ends when nothing says where a cluster is.
need_cluster() {
  if [[ -z ${HADOOP_CONF_DIR:-} ]]; then
    [[ -e $RECAST_CONF_DIR/yarn-site.xml ]] ||
      fail "$EXIT_FAILED" "HADOOP_CONF_DIR is not set, so there is no cluster to talk to; export it, or start the embedded cluster: recast cluster start"
    return
  fi
  [[ -d $HADOOP_CONF_DIR ]] ||
    fail "$EXIT_FAILED" "HADOOP_CONF_DIR '$HADOOP_CONF_DIR' is not a directory; it must hold core-site.xml and yarn-site.xml"
}
