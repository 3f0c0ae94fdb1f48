package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.Durations;
import recast.run.RunDirectory;
import recast.store.Adoption;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreReader;

/**
 * What one application needs on a cluster: a store with the rights that docs/protocol.md names, a
 * publisher, a source, an output. Nobody in it is the superuser of HDFS.
 */
public final class StreamingFixture implements AutoCloseable {
  public static final String SCORER = "scorer";

  /** The group that may read the store. */
  public static final String GROUP = "scoring";

  /**
   * Two partitions a batch instead of five are less work. What cannot be scored at once waits on
   * HDFS, where it is safe, and not in a socket.
   */
  private static final List<String> ON_A_BUSY_MACHINE =
      List.of(
          "spark.streaming.blockInterval=500ms",
          "spark.streaming.backpressure.enabled=false",
          "spark.driver.defaultJavaOptions=" + RecastProcess.SHORT_LIVED.strip(),
          "spark.executor.defaultJavaOptions=" + RecastProcess.SHORT_LIVED.strip());

  private final String name;
  private final String user;
  private final String place;
  private final Hdfs hdfs;
  private final RecastProcess scorer;
  private final RecastProcess publishing;
  private final Publisher publisher;
  private final String conf;
  private final Path scratch;
  private final SourceProcess source;
  private final Output output;

  private StreamingFixture(ClusterUnderTest cluster, String name, String user)
      throws IOException, InterruptedException {
    this.name = name;
    this.user = user;
    this.place = user.equals(SCORER) ? name : name + "-of-" + user;
    this.hdfs = new Hdfs(cluster.conf());
    makeDirectories();
    this.scratch = Files.createDirectories(Build.scratch(place));
    this.conf = cluster.conf().toString();
    this.scorer =
        new RecastProcess(scratch).with("HADOOP_CONF_DIR", conf).with("HADOOP_USER_NAME", user);
    this.publishing =
        new RecastProcess(scratch)
            .with("HADOOP_CONF_DIR", conf)
            .with("HADOOP_USER_NAME", Publisher.USER);
    this.publisher = Publisher.to(store(), hdfs);
    this.output = new Output(hdfs, "/scored/" + place);
    this.source = SourceProcess.numbered(scorer, scratch.resolve("source.log"));
  }

  /** A scene for the application {@code name}, with an empty store. */
  public static StreamingFixture of(ClusterUnderTest cluster, String name)
      throws IOException, InterruptedException {
    return new StreamingFixture(cluster, name, SCORER);
  }

  /** As {@link #of(ClusterUnderTest, String)}, for an application of another user. */
  public static StreamingFixture of(ClusterUnderTest cluster, String name, String user)
      throws IOException, InterruptedException {
    return new StreamingFixture(cluster, name, user);
  }

  private void makeDirectories() throws IOException {
    hdfs.makeDirectory("/user/" + user, user, GROUP, 0700);
    hdfs.makeDirectory("/scored/" + place, user, GROUP, 0755);
    hdfs.makeDirectory("/models", Publisher.USER, GROUP, 0755);
    hdfs.makeDirectory(store(), Publisher.USER, GROUP, 0750);
    hdfs.makeDirectory(store() + "/adoptions", Publisher.USER, GROUP, 01770);
  }

  /** Submits the application, which then runs; {@code more} comes behind all other options. */
  public Application submit(String... more) throws IOException, InterruptedException {
    RecastProcess.Ended submit = trySubmit(more);
    assertThat(submit.exitCode()).as(submit.err()).isZero();
    return run(submit.lastLine());
  }

  /** As {@link #submit}, at a terminal. */
  public InteractiveProcess submitAtTerminal(String... more)
      throws IOException, InterruptedException {
    return operatingAtTerminal(words("submit", more));
  }

  /** Upgrades the application to the build that it has, at a terminal. */
  public InteractiveProcess upgradeAtTerminal() throws IOException, InterruptedException {
    return operatingAtTerminal("upgrade", "--app", name);
  }

  /** As {@link #submit}, and it may fail. */
  public RecastProcess.Ended trySubmit(String... more) throws IOException, InterruptedException {
    return scorer.run(words("submit", more));
  }

  /** Upgrades the application to the build of an installation; what is not given is inherited. */
  public RecastProcess.Ended upgrade(Path home, String... more)
      throws IOException, InterruptedException {
    RecastProcess other = new RecastProcess(home.resolve("bin/recast"), scratch);
    other.with("HADOOP_CONF_DIR", conf).with("HADOOP_USER_NAME", user);
    other.with("SPARK_HOME", Build.home().resolve("spark-home/target/home").toString());
    List<String> words = new ArrayList<>(List.of("upgrade", "--app", name));
    words.addAll(List.of(more));
    return other.run(words.toArray(String[]::new));
  }

  private String[] words(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of(verb, "--app", name, "--store", store()));
    words.addAll(List.of("--source", source.address(), "--output", "/scored/" + place));
    words.addAll(
        List.of(
            "--batch-interval", Durations.print(Application.BATCH), "--poll-interval", "500ms"));
    words.addAll(List.of("--driver-memory", "512m", "--executor-memory", "512m"));
    words.addAll(List.of(more));
    if (!words.contains("--")) {
      words.add("--");
    }
    ON_A_BUSY_MACHINE.forEach(setting -> words.addAll(List.of("--conf", setting)));
    return words.toArray(String[]::new);
  }

  /** The run of the application whose id is {@code id}. */
  public Application run(String id) throws IOException {
    return new Application(scorer, name, id, RunDirectory.of(user, id, hdfs.configuration()));
  }

  /** Types a command as the one who has submitted the application. */
  public RecastProcess.Ended operating(String... words) throws IOException, InterruptedException {
    return scorer.run(words);
  }

  /** As {@link #operating}, with another program behind it that reads its results. */
  public RecastProcess.Ended piped(String reader, String... words)
      throws IOException, InterruptedException {
    return new RecastProcess(scratch)
        .with("HADOOP_CONF_DIR", conf)
        .with("HADOOP_USER_NAME", user)
        .through("bash", "-c", "\"$@\" | " + reader, "-")
        .run(words);
  }

  /** As {@link #operating}, at a terminal. */
  public InteractiveProcess operatingAtTerminal(String... words)
      throws IOException, InterruptedException {
    return InteractiveProcess.type(scorer, scratch.resolve("terminal.log"), words);
  }

  /** Types a command as the one who publishes. */
  public RecastProcess.Ended publishing(String... words) throws IOException, InterruptedException {
    return publishing.run(words);
  }

  /** Publishes through the front door a model of the clone format, with golden records. */
  public Release publishWithGolden(String model, String golden)
      throws IOException, InterruptedException {
    Path modelFile = Files.writeString(scratch.resolve("model"), model);
    Path goldenFile = Files.writeString(scratch.resolve("golden"), golden);
    List<String> words =
        new ArrayList<>(
            List.of("publish", "--unchecked", "--create", "--change-format", "--store", store()));
    words.addAll(List.of("--format", "clone", "--file", modelFile.toString()));
    words.addAll(List.of("--golden", goldenFile.toString()));
    RecastProcess.Ended publish = publishing.run(words.toArray(String[]::new));
    assertThat(publish.exitCode()).as(publish.err()).isZero();
    return reader().current().orElseThrow();
  }

  /** The path of a file in the store; that of the store itself when it has no name. */
  public String inStore(String file) {
    return file.isEmpty() ? store() : store() + "/" + file;
  }

  public String store() {
    return "/models/" + place;
  }

  public Hdfs hdfs() {
    return hdfs;
  }

  public Publisher publisher() {
    return publisher;
  }

  public SourceProcess source() {
    return source;
  }

  public Output output() {
    return output;
  }

  public StoreReader reader() throws IOException {
    return ModelStore.at(new org.apache.hadoop.fs.Path(store()), hdfs.configuration()).reader();
  }

  /** What the application has made of releases, newest first. */
  public List<Adoption> ledger() throws IOException {
    return reader().adoptions(name, Integer.MAX_VALUE);
  }

  /** Ends what a test that failed has left. */
  @Override
  public void close() throws IOException, InterruptedException {
    source.close();
    Hdfs.as(user, this::killWhatIsAlive);
  }

  private Void killWhatIsAlive() throws IOException, YarnException {
    Configuration configuration = new YarnConfiguration(hdfs.configuration());
    configuration.addResource(Path.of(conf, "yarn-site.xml").toUri().toURL());
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(configuration);
      yarn.start();
      for (ApplicationReport run : yarn.getApplications()) {
        boolean mine = run.getName().equals(name) && run.getUser().equals(user);
        if (mine && run.getFinalApplicationStatus() == FinalApplicationStatus.UNDEFINED) {
          yarn.killApplication(run.getApplicationId());
        }
      }
      return null;
    }
  }
}
