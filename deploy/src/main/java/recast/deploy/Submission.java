package recast.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Durations;
import recast.cli.KerberosCredentials;
import recast.sparkconf.Resources;
import recast.sparkconf.SparkList;
import recast.yarn.YarnCluster;

/**
 * What spark-submit is told of an application: all that is needed to submit the same again.
 *
 * @param app the name of the application
 * @param store the store that it follows, as an address
 * @param spark words for spark-submit
 * @param jar the jar with the application's main class
 * @param application words for the application
 * @param typed what the user chose of all this
 */
record Submission(
    String app,
    String store,
    List<String> spark,
    String jar,
    List<String> application,
    InheritedOptions typed) {
  /** What a later build adds is not for this one. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  Submission {
    spark = List.copyOf(spark);
    application = List.copyOf(application);
    if (typed == null) {
      // Read from a file of an earlier build.
      typed = InheritedOptions.derived(spark, application);
    }
  }

  /** The length of its batches. */
  Duration batchInterval() {
    return Durations.parse(application.get(application.indexOf("--batch-interval") + 1));
  }

  /**
   * Puts the words together.
   *
   * @param keytab what the application logs in with, on a secure cluster
   * @param settings of spark.conf
   * @param all settings of the user, from wherever Spark takes them; lists among them are merged
   *     with those of Recast
   */
  static Submission of(
      SubmitOptions options,
      Optional<KerberosCredentials> keytab,
      Map<String, String> settings,
      Map<String, String> all,
      AppArtifacts build) {
    List<String> spark = new ArrayList<>();
    spark.addAll(List.of("--name", options.app(), "--class", "recast.job.Main"));
    settings.forEach(
        (key, value) -> {
          if (!SparkList.allKeys().contains(key)) {
            conf(spark, key, value);
          }
        });
    keytab.ifPresent(
        login ->
            spark.addAll(
                List.of("--principal", login.principal(), "--keytab", login.file().toString())));
    spark.addAll(Resources.words(all));
    spark.addAll(options.args().without(SparkList.allKeys()::contains).words());
    conf(spark, "spark.yarn.submit.waitAppCompletion", "false");
    lists(options, build).forEach((list, ours) -> conf(spark, list.key(), list.merged(all, ours)));
    return new Submission(
        options.app(),
        options.store().toString(),
        spark,
        build.application(),
        options.application(),
        options.typed());
  }

  /**
   * What Recast adds to lists of the user. Not {@code --jars} and {@code --files}: those of the
   * user would replace it, where these are merged by spark-submit.
   */
  private static Map<SparkList, String> lists(SubmitOptions options, AppArtifacts build) {
    Map<SparkList, String> lists = new EnumMap<>(SparkList.class);
    lists.put(SparkList.DIST_JARS, build.libraries());
    String conf = options.kafkaConf().map(file -> "," + file.toUri()).orElse("");
    lists.put(SparkList.DIST_FILES, build.logSettings() + conf);
    lists.put(SparkList.DRIVER_OPTIONS, "-Dlog4j2.configurationFile=log4j2-driver.properties");
    lists.put(SparkList.EXECUTOR_OPTIONS, "-Dlog4j2.configurationFile=log4j2-executor.properties");
    // The one that each submission has for itself comes later.
    lists.put(SparkList.TAGS, YarnCluster.TAG);
    String others = otherFileSystems(options);
    if (!others.isEmpty()) {
      lists.put(SparkList.FILE_SYSTEMS, others);
    }
    return lists;
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
    conf(words, SparkList.TAGS.key(), tags() + "," + tag);
    conf(words, "spark.streaming.concurrentJobs", "1");
    words.add(jar);
    words.add("run");
    words.addAll(application);
    words.addAll(List.of("--epoch", Integer.toString(epoch)));
    return words;
  }

  /** Those of the submission: the last words that set them. An earlier build has kept none. */
  private String tags() {
    String prefix = SparkList.TAGS.key() + "=";
    return spark.stream()
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .reduce((before, word) -> word)
        .map(tags -> SparkList.TAGS.merged(Map.of(SparkList.TAGS.key(), tags), YarnCluster.TAG))
        .orElse(YarnCluster.TAG);
  }

  /** How a run was submitted, if that was kept. */
  static Optional<Submission> of(YarnCluster cluster, ApplicationReport run) throws IOException {
    Optional<byte[]> kept = AppLauncher.control(cluster, run).submission();
    return kept.isEmpty() ? Optional.empty() : Optional.of(fromJson(kept.get()));
  }

  byte[] toJson() throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /** What {@link #toJson} has written. */
  static Submission fromJson(byte[] json) throws IOException {
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
