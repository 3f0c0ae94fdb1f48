package recast.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A cluster that wants to know who somebody is, two users of it, and the KDC that knows them. */
public final class KerberizedCluster implements AutoCloseable {
  private static final Path ROOT = Build.scratch("secure-cluster");

  /** The name of what answers over HTTP on this machine. */
  public static final String WEB = "HTTP/localhost";

  private final Kdc kdc;
  private final Path daemons;
  private final Path ann;
  private final Path bob;
  private final LaunchedCluster cluster;

  private KerberizedCluster(Kdc kdc, Path daemons, Path ann, Path bob, LaunchedCluster cluster) {
    this.kdc = kdc;
    this.daemons = daemons;
    this.ann = ann;
    this.bob = bob;
    this.cluster = cluster;
  }

  /**
   * Returns when it is up.
   *
   * @param files where keytabs are put
   * @param ticket how long a Kerberos ticket lives
   * @param token how long a delegation token of HDFS lives, also when it is renewed
   */
  public static KerberizedCluster start(Path files, Duration ticket, Duration token)
      throws Exception {
    Kdc kdc = Kdc.start(files, ticket);
    try {
      String daemon = "hdfs/localhost";
      Path daemons = kdc.keytab(daemon, WEB);
      LaunchedCluster cluster =
          LaunchedCluster.start(
              "recast.embedded.SecureCluster",
              ROOT,
              kdc.option(),
              "-Drecast.principal=" + kdc.principal(daemon),
              "-Drecast.web.principal=" + kdc.principal(WEB),
              "-Drecast.keytab=" + daemons,
              "-Drecast.token.millis=" + token.toMillis());
      return new KerberizedCluster(kdc, daemons, kdc.keytab("ann"), kdc.keytab("bob"), cluster);
    } catch (Exception | AssertionError e) {
      kdc.close();
      throw e;
    }
  }

  /** The keytab of the servers. */
  public Path daemons() {
    return daemons;
  }

  /** The keytab of Ann. */
  public Path ann() {
    return ann;
  }

  /** The keytab of Bob. */
  public Path bob() {
    return bob;
  }

  public Kdc kdc() {
    return kdc;
  }

  /** A front door to it for somebody who has not logged in. */
  public RecastProcess frontDoor(Path scratch) {
    return new RecastProcess(scratch)
        .with("HADOOP_CONF_DIR", cluster.conf().toString())
        .with("KRB5CCNAME", scratch.resolve("no ticket").toString())
        .with(
            "SPARK_SUBMIT_OPTS",
            "-Djava.io.tmpdir="
                + scratch
                + RecastProcess.SHORT_LIVED
                + ClassArchive.option()
                + " "
                + kdc.option());
  }

  /** The words of a command of the user whose keytab it is. */
  public static String[] as(Path keytab, String verb, String... more) {
    String user = keytab.getFileName().toString().replace(".keytab", "");
    List<String> words = new ArrayList<>(List.of(verb, "--principal", user));
    words.addAll(List.of("--keytab", keytab.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** Makes a directory of HDFS that Ann alone may write to. */
  public void makeDirectoryOfAnn(String path) throws IOException {
    cluster.command("directory " + path + " ann");
  }

  /** Writes a delegation token of Ann. */
  public void writeTokenOfAnn(Path file) throws IOException {
    cluster.command("token " + kdc.principal("ann") + " " + ann + " " + file);
  }

  /** Lets containers know the KDC, as /etc/krb5.conf does elsewhere. */
  public void tellContainers() throws IOException {
    String settings =
        "spark.driver.defaultJavaOptions %1$s%nspark.executor.defaultJavaOptions %1$s%n"
            .formatted(kdc.option());
    Files.writeString(cluster.conf().resolve("spark.conf"), settings, StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws InterruptedException {
    cluster.close();
    kdc.close();
  }
}
