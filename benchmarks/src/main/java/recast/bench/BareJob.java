package recast.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A job beside the application, with the same resources, submitted as its users would.
 *
 * @param name of the YARN application
 * @param main the class, in the jar of these measurements
 * @param memory of driver and executor
 * @param jars that it needs, with commas in between
 * @param settings of Spark, {@code KEY=VALUE}
 */
record BareJob(
    String name, Class<?> main, String memory, String jars, Path jar, List<String> settings) {

  /** The command that submits it. */
  List<String> submission(List<String> arguments) {
    Path spark = Path.of(System.getenv("SPARK_HOME"));
    List<String> words = new ArrayList<>(List.of(spark.resolve("bin/spark-submit").toString()));
    words.addAll(List.of("--master", "yarn", "--deploy-mode", "cluster", "--name", name));
    words.addAll(List.of("--class", main.getName(), "--conf", "spark.yarn.tags=recast"));
    words.addAll(List.of("--conf", "spark.yarn.submit.waitAppCompletion=false"));
    words.addAll(List.of("--driver-memory", memory, "--executor-memory", memory));
    words.addAll(List.of("--num-executors", "1", "--executor-cores", "2"));
    words.addAll(List.of("--conf", "spark.yarn.jars=local:" + spark + "/jars/*"));
    words.addAll(List.of("--conf", "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1"));
    words.addAll(List.of("--conf", "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1"));
    for (String setting : settings) {
      words.addAll(List.of("--conf", setting));
    }
    words.addAll(List.of("--jars", jars, jar.toString()));
    words.addAll(arguments);
    return words;
  }
}
