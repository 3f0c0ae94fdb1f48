package recast.deploy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import recast.cli.Keytab;

/**
 * What spark-submit is told of an application: all that is needed to submit the same again.
 *
 * @param app the name of the application
 * @param store the store that it follows, as an address
 * @param spark words for spark-submit
 * @param jar the jar with the application's main class
 * @param application words for the application
 */
record Submission(
    String app, String store, List<String> spark, String jar, List<String> application) {
  private static final JsonMapper MAPPER = new JsonMapper();

  Submission {
    spark = List.copyOf(spark);
    application = List.copyOf(application);
  }

  /**
   * Puts the words together.
   *
   * @param keytab what the application logs in with, on a secure cluster
   */
  static Submission of(
      SubmitOptions options, Optional<Keytab> keytab, Map<String, String> settings, Build build) {
    List<String> spark = new ArrayList<>();
    spark.addAll(List.of("--name", options.app(), "--class", "recast.job.Main"));
    // Not --jars and --files: a user's own would replace these, so they are merged.
    conf(spark, "spark.yarn.dist.jars", build.libraries());
    conf(spark, "spark.yarn.dist.files", build.logSettings());
    String others = otherFileSystems(options);
    if (!others.isEmpty()) {
      conf(spark, "spark.kerberos.access.hadoopFileSystems", others);
    }
    settings.forEach((key, value) -> conf(spark, key, value));
    conf(spark, "spark.yarn.submit.waitAppCompletion", "false");
    conf(
        spark,
        "spark.driver.extraJavaOptions",
        "-Dlog4j2.configurationFile=log4j2-driver.properties");
    conf(
        spark,
        "spark.executor.extraJavaOptions",
        "-Dlog4j2.configurationFile=log4j2-executor.properties");
    keytab.ifPresent(
        login ->
            spark.addAll(
                List.of("--principal", login.principal(), "--keytab", login.file().toString())));
    spark.addAll(options.spark());
    return new Submission(
        options.app(),
        options.store().toString(),
        spark,
        build.application(),
        options.application());
  }

  /**
   * The words for spark-submit.
   *
   * @param tag by which the application is found
   * @param epoch which the application claims before it opens its source
   */
  List<String> words(String tag, int epoch) {
    List<String> words = new ArrayList<>(List.of("--master", "yarn", "--deploy-mode", "cluster"));
    words.addAll(spark);
    // Behind the user's own arguments: the application is found by its tags, and a batch has one
    // model only while batches run one after another.
    conf(words, "spark.yarn.tags", Cluster.TAG + "," + tag);
    conf(words, "spark.streaming.concurrentJobs", "1");
    words.add(jar);
    words.add("run");
    words.addAll(application);
    words.addAll(List.of("--epoch", Integer.toString(epoch)));
    return words;
  }

  byte[] print() throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /** What {@link #print} has written. */
  static Submission parse(byte[] json) throws IOException {
    return MAPPER.readValue(json, Submission.class);
  }

  /**
   * Those that the application uses beside the cluster's own: on a secure cluster, Spark has to get
   * delegation tokens for them.
   */
  private static String otherFileSystems(SubmitOptions options) {
    return Stream.concat(Stream.of(options.store()), options.output().stream())
        .filter(path -> path.toUri().getScheme() != null)
        .filter(path -> !path.toUri().getScheme().equals("file"))
        .map(path -> new Path(path, Path.SEPARATOR).toString())
        .distinct()
        .collect(Collectors.joining(","));
  }

  private static void conf(List<String> words, String key, String value) {
    words.add("--conf");
    words.add(key + "=" + value);
  }
}
