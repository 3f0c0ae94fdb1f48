# shellcheck shell=bash
# Builds what a fresh clone lacks.

# build_if_missing: packages Recast with Maven, one line of progress for each module.
build_if_missing() {
  [[ -d $RECAST_JARS && -d $CLUSTER_JARS && -d $OWN_SPARK_HOME ]] && return
  [[ -z $RECAST_UNPACKED ]] || need_parts "$CLUSTER_JARS" "$OWN_SPARK_HOME"
  local root log
  root=$(cd "$RECAST_HOME/.." && pwd -P)
  [[ -x $JAVA_HOME/bin/javac ]] ||
    fail "$EXIT_FAILED" "$JAVA_HOME has no compiler; install a JDK 17, not only a JRE, and set JAVA_HOME to it"
  command -v mvn >/dev/null ||
    fail "$EXIT_FAILED" "Maven is missing; install Maven 3.8 or later, so that 'mvn' is on PATH"
  log=$RECAST_HOME/target/build.log
  mkdir -p "${log%/*}"
  say "* building Recast with Maven (once; the log is $log)"
  # Tests, formatting and style are for those who change the sources: mvn verify.
  mvn -B -T 2 -f "$root/pom.xml" -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip package 2>&1 |
    tee "$log" | sed -n -u 's/^\[INFO\] Building Recast: \(.*\) [0-9][^ ]* *\(\[[0-9/]*\]\)$/  \2 \1/p' >&2 ||
    fail "$EXIT_FAILED" "the build failed: $(grep -m 1 '^\[ERROR\]' "$log"); see $log"
}
