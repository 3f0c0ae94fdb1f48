package recast.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.YarnCluster;

/** All checks, in the order in which one builds on another. */
public final class CheckPlan {
  private static final Duration EACH = Duration.ofSeconds(10);

  /** With the start of Java before and the end after it, all is said within a minute. */
  private static final Duration TOTAL = Duration.ofSeconds(45);

  private CheckPlan() {}

  /**
   * The checks of everything.
   *
   * @param yarn which also gives the configuration of Hadoop, see {@link #impatient}
   */
  public static CheckRunner of(
      Machine machine,
      YarnCluster yarn,
      SparkConfResolver plan,
      DoctorTargets subjects,
      Clock clock) {
    return of(machine, yarn, plan, subjects, clock, new CheckRunner(EACH, TOTAL));
  }

  static CheckRunner of(
      Machine machine,
      YarnCluster yarn,
      SparkConfResolver plan,
      DoctorTargets subjects,
      Clock clock,
      CheckRunner examination) {
    Configuration hadoop = yarn.configuration();
    examination
        .then(
            new JavaCheck(
                Runtime.version().feature(),
                Path.of(System.getProperty("java.home")),
                machine.javaHome()))
        .then(new SparkCheck(machine.sparkHome(), machine.application(), VersionInfo.getVersion()))
        .then(new SparkConfCheck(plan))
        .then(new SparkSettingsCheck(plan), SparkConfCheck.NAME)
        .then(new SparkConflictsCheck(plan), SparkConfCheck.NAME)
        .then(new EventLogCheck(plan), SparkConfCheck.NAME)
        .then(new LogFilesCheck(machine.conf()))
        .then(new HadoopConfCheck(machine.clusterConf(), machine.conf()))
        .then(new KerberosCheck(hadoop, subjects.login(), clock), HadoopConfCheck.NAME)
        .then(new NameNodeCheck(hadoop), HadoopConfCheck.NAME, KerberosCheck.NAME)
        .then(new ResourceManagerCheck(yarn), HadoopConfCheck.NAME, KerberosCheck.NAME)
        .then(new QueueCheck(yarn, plan), ResourceManagerCheck.NAME, SparkConfCheck.NAME)
        .then(new SizesCheck(yarn, plan), ResourceManagerCheck.NAME, SparkConfCheck.NAME)
        .then(new AttemptsCheck(yarn, plan), ResourceManagerCheck.NAME, SparkConfCheck.NAME)
        .then(new LogAggregationCheck(yarn), ResourceManagerCheck.NAME)
        .then(new SourceCheck(subjects.source(), yarn::hosts));
    addStore(subjects, clock, examination);
    examination
        .then(new HomeCheck(hadoop), NameNodeCheck.NAME)
        .then(
            new RunLeftoversCheck(subjects.leftovers()),
            NameNodeCheck.NAME,
            ResourceManagerCheck.NAME,
            SparkConfCheck.NAME);
    return examination;
  }

  private static void addStore(DoctorTargets subjects, Clock clock, CheckRunner examination) {
    NamedStore store = subjects.store();
    PublishDryRunCheck rehearsal = new PublishDryRunCheck(store, clock);
    boolean local = store.isLocal();
    examination
        .then(new StoreCheck(store), local ? new String[0] : new String[] {NameNodeCheck.NAME})
        .then(new PermissionsCheck(store), StoreCheck.NAME)
        .then(new StoreMountCheck(store), PermissionsCheck.NAME)
        .then(new QuotaCheck(store), PermissionsCheck.NAME)
        .then(rehearsal, PermissionsCheck.NAME)
        .then(new ClockCheck(rehearsal), PublishDryRunCheck.NAME)
        .then(new PointerCheck(store), PermissionsCheck.NAME)
        .then(new LeftoversCheck(store, subjects.retention(), clock), PermissionsCheck.NAME)
        .then(new HistoryCheck(store), PermissionsCheck.NAME)
        .then(new GrowthCheck(store), PermissionsCheck.NAME);
  }

  /** A copy of {@code hadoop} that gives up within the time of a check. */
  public static Configuration impatient(Configuration hadoop) {
    Configuration impatient = new Configuration(hadoop);
    impatient.setInt("ipc.client.connect.max.retries.on.timeouts", 4);
    impatient.setInt("ipc.client.connect.max.retries", 1);
    impatient.setInt("ipc.client.rpc-timeout.ms", 8_000);
    impatient.setInt("dfs.client.failover.max.attempts", 4);
    impatient.setInt("yarn.client.failover-max-attempts", 4);
    impatient.setLong("yarn.resourcemanager.connect.max-wait.ms", 1_000);
    return impatient;
  }
}
