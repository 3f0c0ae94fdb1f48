package recast.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import recast.cli.CommandException;
import recast.cli.Endpoint;
import recast.cli.SourceAddress;
import recast.doctor.CheckPlan;
import recast.doctor.CheckResult;
import recast.doctor.CredentialSources;
import recast.doctor.DoctorTargets;
import recast.doctor.Finding;
import recast.doctor.Machine;
import recast.doctor.NamedStore;
import recast.doctor.Preflight;
import recast.doctor.RunLeftovers;
import recast.doctor.Severity;
import recast.hadoop.HadoopClientConfig;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkRequest;
import recast.store.RetentionPolicy;
import recast.store.StoreException;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Hdfs;
import recast.testkit.Publisher;
import recast.testkit.StreamingFixture;
import recast.yarn.HadoopYarnCluster;
import recast.yarn.YarnCluster;

/** What a doctor looks at: a cluster and a store on it, in which a test has broken something. */
public final class DoctorFixture {
  /** Somebody who is in no group of the store. */
  public static final String STRANGER = "stranger";

  private static final Path CONF = Build.home().resolve("../conf");

  private final Configuration hadoop;
  private final Path clusterConf;
  private final Hdfs hdfs;
  private final String store;
  private final Publisher publisher;
  private final Map<String, String> typed = new LinkedHashMap<>();
  private Optional<SourceAddress> source = Optional.empty();
  private Clock clock = Clock.systemUTC();

  /** A sound one: a store with the rights that docs/protocol.md names, and a release in it. */
  public DoctorFixture(ClusterUnderTest cluster, String name)
      throws IOException, InterruptedException {
    this.clusterConf = cluster.conf();
    this.hdfs = new Hdfs(clusterConf);
    this.store = "/models/" + name;
    hdfs.makeDirectory("/models", Publisher.USER, StreamingFixture.GROUP, 0755);
    hdfs.makeDirectory(store, Publisher.USER, StreamingFixture.GROUP, 0750);
    hdfs.makeDirectory(store + "/adoptions", Publisher.USER, StreamingFixture.GROUP, 01770);
    hdfs.makeDirectory("/user/" + Publisher.USER, Publisher.USER, StreamingFixture.GROUP, 0700);
    this.publisher = Publisher.to(store, hdfs);
    publisher.good();
    this.hadoop =
        CheckPlan.impatient(new YarnConfiguration(HadoopClientConfig.bounded(new Configuration())));
    for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      hadoop.addResource(clusterConf.resolve(file).toUri().toURL());
    }
  }

  /** The path of a file in the store; that of the store itself when it has no name. */
  public String inStore(String file) {
    return file.isEmpty() ? store : store + "/" + file;
  }

  public Hdfs hdfs() {
    return hdfs;
  }

  public Publisher publisher() {
    return publisher;
  }

  /** What lies in the store. */
  public List<String> names() throws IOException {
    return Arrays.stream(hdfs.files().util().listStatus(new org.apache.hadoop.fs.Path(store)))
        .map(file -> file.getPath().getName())
        .sorted()
        .toList();
  }

  /** HDFS, for what only its superuser may do; the caller closes it. */
  public DistributedFileSystem superuser() throws IOException {
    return (DistributedFileSystem) FileSystem.newInstance(hdfs.configuration());
  }

  /** Changes a setting of the client. */
  public DoctorFixture with(String key, String value) {
    hadoop.set(key, value);
    return this;
  }

  /** Adds a setting of Spark that is typed. */
  public DoctorFixture typed(String key, String value) {
    typed.put(key, value);
    return this;
  }

  public DoctorFixture source(Endpoint endpoint) {
    source = Optional.of(new SourceAddress.Lines(List.of(endpoint)));
    return this;
  }

  /** Puts the clock of this machine ahead. */
  public DoctorFixture ahead(Duration difference) {
    clock = Clock.offset(Clock.systemUTC(), difference);
    return this;
  }

  /** Lets {@code user} see the doctor; what the checks have found, by their names. */
  public Map<String, Finding> examined(String user) throws IOException, InterruptedException {
    List<CheckResult> entries = new ArrayList<>();
    Hdfs.as(
        user,
        () -> {
          try (YarnCluster yarn = HadoopYarnCluster.of(hadoop)) {
            entries.addAll(
                CheckPlan.of(machine(), yarn, plan(), subjects(), clock)
                    .run(entry -> {}, Throwable::printStackTrace));
          }
          return entries;
        });
    Map<String, Finding> findings = new LinkedHashMap<>();
    entries.forEach(entry -> findings.put(entry.name(), entry.finding()));
    return findings;
  }

  /** Lets the doctor find, as {@code user}, that this check and no other fails. */
  public void fails(String user, String check, String... parts) throws Exception {
    Map<String, Finding> findings = examined(user);
    assertThat(failed(findings)).as(problems(findings)).containsExactly(check);
    assertThat(findings.get(check).text()).contains(parts);
  }

  /** Lets the doctor find, as {@code user}, that this check warns, and none fails. */
  public void warns(String user, String check, String... parts) throws Exception {
    Map<String, Finding> findings = examined(user);
    assertThat(failed(findings)).as(problems(findings)).isEmpty();
    assertThat(findings.get(check).grade()).as(problems(findings)).isEqualTo(Severity.WARN);
    assertThat(findings.get(check).text()).contains(parts);
  }

  private static String problems(Map<String, Finding> findings) {
    return findings.values().stream()
        .filter(finding -> finding.grade() == Severity.FAIL || finding.grade() == Severity.WARN)
        .toList()
        .toString();
  }

  /** The names of the checks that have failed. */
  public static List<String> failed(Map<String, Finding> findings) {
    return findings.keySet().stream()
        .filter(name -> findings.get(name).grade() == Severity.FAIL)
        .toList();
  }

  /** Why a submit by {@code user} would end before it has begun; nothing when it would not. */
  public Optional<String> refusal(String user) throws IOException, InterruptedException {
    return Hdfs.as(
        user,
        () -> {
          try (YarnCluster yarn = HadoopYarnCluster.of(hadoop)) {
            Preflight.require(CONF, plan(), new org.apache.hadoop.fs.Path(store), yarn);
            return Optional.empty();
          } catch (CommandException | StoreException e) {
            return Optional.of(e.getMessage());
          }
        });
  }

  private Machine machine() {
    return new Machine(
        CONF,
        clusterConf,
        Build.home().resolve("spark-home/target/home"),
        Build.home().resolve("target/jars/streaming-app.jar"),
        Optional.of(Path.of(System.getProperty("java.home"))));
  }

  private SparkConfResolver plan() {
    return new SparkConfResolver(Map::of, Map::of, SparkRequest.of(typed));
  }

  private DoctorTargets subjects() {
    return new DoctorTargets(
        new NamedStore(Optional.of(new org.apache.hadoop.fs.Path(store)), hadoop),
        new RetentionPolicy(10, Duration.ofHours(1)),
        source,
        new CredentialSources(Optional.empty(), Optional.empty()),
        () -> new RunLeftovers.Left(0, 0));
  }
}
