# shellcheck shell=bash
# Sourced by every verb before anything else. Uncomment what your machine needs; what is set in the
# environment already is better left alone, as ${NAME:-value} does.

# A JDK 17; without it the java on PATH is taken.
# export JAVA_HOME=${JAVA_HOME:-/usr/lib/jvm/java-17}

# A Spark 3.5; without it the Spark home that the build assembles is taken.
# export SPARK_HOME=${SPARK_HOME:-/opt/spark}

# Where core-site.xml, hdfs-site.xml and yarn-site.xml of your cluster are.
# export HADOOP_CONF_DIR=${HADOOP_CONF_DIR:-/etc/hadoop/conf}

# The heap of the commands that run on this machine; publishing needs little, whatever the model.
# export RECAST_CLIENT_MEMORY=${RECAST_CLIENT_MEMORY:-512m}

# Java options of the commands that run on this machine.
# export SPARK_SUBMIT_OPTS=${SPARK_SUBMIT_OPTS:--Djava.io.tmpdir=/var/tmp}
