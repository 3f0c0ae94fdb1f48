# shellcheck shell=bash
# Where things are: configuration, Java, jars, Spark, the cluster. What the user has set wins.

# shellcheck source=deploy/lib/messages.sh
source "$RECAST_HOME/lib/messages.sh"

# The conf beside a source tree, or beside several unpacked versions, which share it; else one's own.
for conf in "$RECAST_HOME/../conf" "$RECAST_HOME/conf"; do
  if [[ -z ${RECAST_CONF_DIR:-} && -e $conf/recast.properties ]]; then
    RECAST_CONF_DIR=$(cd "$conf" && pwd -P)
  fi
done
[[ -d ${RECAST_CONF_DIR:-} ]] ||
  fail "$EXIT_FAILED" "RECAST_CONF_DIR '${RECAST_CONF_DIR:-}' is not a directory; unset it, or name one that holds recast.properties"
export RECAST_CONF_DIR

# cli_logging: names the log4j2 settings of programs on this machine; a conf of one's own need not
# have any.
cli_logging() {
  local directory
  for directory in "$RECAST_CONF_DIR" "$RECAST_HOME/../conf" "$RECAST_HOME/conf"; do
    if [[ -r $directory/log4j2-cli.properties ]]; then
      printf '%s' "$directory/log4j2-cli.properties"
      return
    fi
  done
}

# settings_ended STATUS: names the user's file when it has ended the shell that reads it.
settings_ended() {
  trap - EXIT
  fail "$EXIT_FAILED" "$RECAST_CONF_DIR/recast-env.sh has ended with status $1 instead of only setting variables, so nothing was done; take out its 'exit', or the command that fails: bash -ux '$RECAST_CONF_DIR/recast-env.sh' shows which"
}

if [[ -r $RECAST_CONF_DIR/recast-env.sh ]]; then
  trap 'settings_ended $?' EXIT
  # shellcheck source=conf/recast-env.sh
  source "$RECAST_CONF_DIR/recast-env.sh"
  trap - EXIT
fi

# An unpacked archive has its jars beside the scripts, a source tree what Maven has built.
# shellcheck disable=SC2034 # used by the scripts that source this file
if [[ -e $RECAST_HOME/lib/deploy.jar ]]; then
  readonly RECAST_UNPACKED=yes
  readonly RECAST_JARS=$RECAST_HOME/lib
  readonly CLUSTER_JARS=$RECAST_HOME/embedded/cluster
  readonly OWN_SPARK_HOME=$RECAST_HOME/embedded/spark
else
  readonly RECAST_UNPACKED=
  readonly RECAST_JARS=$RECAST_HOME/target/jars
  readonly CLUSTER_JARS=$RECAST_HOME/embedded-cluster/target/jars
  readonly OWN_SPARK_HOME=$RECAST_HOME/spark-home/target/home
fi

readonly USUAL_CLIENT_MEMORY=512m

# java_version JAVA: the number before the first dot; a JDK has it in a file, which costs no JVM.
java_version() {
  local file version=
  file=$(dirname "$(readlink -f "$1")")/../release
  [[ ! -r $file ]] || version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$file")
  [[ -n $version ]] || version=$("$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  printf '%s' "$version"
}

# find_java: sets and exports JAVA_HOME to a Java 17, or says what is missing.
find_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/java} where="on PATH" version
  java=${java:-$(command -v java || true)}
  [[ -z $java ]] || where="at '$java'"
  [[ -x $java ]] ||
    fail "$EXIT_FAILED" "no Java found $where; install a JDK 17 and set JAVA_HOME to it"
  version=$(java_version "$java")
  [[ $version == 17 ]] ||
    fail "$EXIT_FAILED" "$java is Java ${version:-of an unknown version}, Recast needs 17 (Spark 3.5 and Hadoop 3.4 run on it); set JAVA_HOME to a JDK 17"
  if [[ -z ${JAVA_HOME:-} ]]; then
    java=$(readlink -f "$java")
    JAVA_HOME=${java%/bin/java}
  fi
  export JAVA_HOME
}

# need_parts DIR...: ends when a part is missing that the build, or the second archive, brings.
need_parts() {
  local part
  for part in "$@"; do
    [[ ! -d $part ]] || continue
    [[ -z $RECAST_UNPACKED ]] ||
      fail "$EXIT_FAILED" "this Recast has no '$part'; unpack the archive recast-*-embedded.tar.gz of the same version beside '$RECAST_HOME', or set SPARK_HOME and HADOOP_CONF_DIR to those of your cluster"
    fail "$EXIT_FAILED" "Recast is not built yet; run: mvn -f '$(cd "$RECAST_HOME/.." && pwd -P)/pom.xml' -DskipTests package"
  done
}

# need_spark: sets and exports SPARK_HOME, the user's or Recast's own.
need_spark() {
  if [[ -z ${SPARK_HOME:-} ]]; then
    need_parts "$OWN_SPARK_HOME"
    SPARK_HOME=$OWN_SPARK_HOME
  fi
  export SPARK_HOME
  [[ -x $SPARK_HOME/bin/spark-submit ]] ||
    fail "$EXIT_FAILED" "SPARK_HOME '$SPARK_HOME' has no bin/spark-submit; name a Spark 3.5, or unset SPARK_HOME to use Recast's own"
}

# need_cluster: ends when nothing says where a cluster is.
need_cluster() {
  [[ -n ${HADOOP_CONF_DIR:-} || -e $RECAST_CONF_DIR/yarn-site.xml ]] ||
    fail "$EXIT_FAILED" "HADOOP_CONF_DIR is not set, so there is no cluster to talk to; export it, or start the embedded cluster: recast cluster start"
}

# sound_environment: ends when a variable of the user cannot be right, before anything trusts it.
sound_environment() {
  [[ -z ${HADOOP_CONF_DIR:-} || -d $HADOOP_CONF_DIR ]] ||
    fail "$EXIT_FAILED" "HADOOP_CONF_DIR '$HADOOP_CONF_DIR' is not a directory; it must hold core-site.xml and yarn-site.xml. Start its cluster, or unset HADOOP_CONF_DIR where none is needed"
  # Hadoop's own word at the beginning of such a file.
  [[ -z ${HADOOP_TOKEN_FILE_LOCATION:-} || $(head -c 4 -- "$HADOOP_TOKEN_FILE_LOCATION" 2>/dev/null) == HDTS ]] ||
    fail "$EXIT_FAILED" "HADOOP_TOKEN_FILE_LOCATION '$HADOOP_TOKEN_FILE_LOCATION' is no file of delegation tokens that can be read; unset it, and log in with kinit, or with --principal and --keytab"
  [[ ${RECAST_CLIENT_MEMORY:=$USUAL_CLIENT_MEMORY} =~ ^[1-9][0-9]*[mg]$ ]] ||
    fail "$EXIT_FAILED" "RECAST_CLIENT_MEMORY '$RECAST_CLIENT_MEMORY' is no size; expected one such as 512m or 2g"
  [[ $RECAST_CLIENT_MEMORY == *g || ${RECAST_CLIENT_MEMORY%m} -ge 256 ]] ||
    fail "$EXIT_FAILED" "RECAST_CLIENT_MEMORY '$RECAST_CLIENT_MEMORY' is too small for Hadoop's client; give it 256m or more"
}

# utf8_locale: makes Java read arguments as UTF-8 where the locale names no character set, as in
# cron and in containers.
utf8_locale() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    # A system without C.UTF-8 warns here and goes on as before.
    C | POSIX) { export LC_ALL=C.UTF-8; } 2>/dev/null ;;
  esac
}
