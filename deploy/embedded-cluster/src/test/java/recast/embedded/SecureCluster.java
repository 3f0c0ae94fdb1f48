package recast.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * A cluster with Kerberos, all of whose daemons are the principal {@code recast.principal} with the
 * keys in {@code recast.keytab}. Obeys {@code directory PATH OWNER} and {@code token PRINCIPAL
 * KEYTAB FILE}, which writes a delegation token for HDFS.
 */
public final class SecureCluster {
  /** What a client must know, too. */
  private static final List<String> CLIENT_KEYS =
      List.of(
          "hadoop.security.authentication",
          "hadoop.security.authorization",
          "dfs.namenode.kerberos.principal",
          "yarn.resourcemanager.principal");

  private final ClusterDirectory directory;

  private SecureCluster(ClusterDirectory directory) {
    this.directory = directory;
  }

  /** Runs in the directory {@code args[0]}. */
  public static void main(String[] args) {
    ObedientCluster.logHere();
    // Those of Hadoop, or they would come later, and win.
    HdfsConfiguration.init();
    new YarnConfiguration().size();
    Configuration.addDefaultResource("secure-cluster-site.xml");
    ClusterDirectory directory = ClusterDirectory.parse(args[0]);
    System.exit(
        ObedientCluster.run(
            directory,
            new EmbeddedCluster(directory),
            new ClusterSize(1, 1),
            new SecureCluster(directory)::obey));
  }

  private void obey(String... words) throws IOException, InterruptedException {
    switch (words[0]) {
      case "up" -> completeClientConfiguration();
      case "directory" -> makeDirectory(new Path(words[1]), words[2]);
      case "token" -> writeToken(words[1], words[2], new Path("file://" + words[3]));
      default -> throw new IOException("unknown command: " + String.join(" ", words));
    }
  }

  private void completeClientConfiguration() throws IOException {
    Configuration daemons = new Configuration();
    Configuration clients = new Configuration(false);
    java.nio.file.Path file = directory.conf().resolve("core-site.xml");
    clients.addResource(new Path(file.toUri()));
    CLIENT_KEYS.forEach(key -> clients.set(key, daemons.get(key)));
    // A ticket of a test lives for seconds, and each call to HDFS must need one.
    clients.setInt("hadoop.kerberos.min.seconds.before.relogin", 1);
    clients.setInt("ipc.client.connection.maxidletime", 1_000);
    clients.size(); // Reads the file before it is replaced.
    try (OutputStream out = Files.newOutputStream(file)) {
      clients.writeXml(out);
    }
  }

  private void makeDirectory(Path path, String owner) throws IOException {
    FileSystem hdfs = FileSystem.get(ClusterConfFiles.read(directory.conf()));
    hdfs.mkdirs(path);
    hdfs.setPermission(path, new FsPermission((short) 0755));
    hdfs.setOwner(path, owner, owner);
  }

  private void writeToken(String principal, String keytab, Path file)
      throws IOException, InterruptedException {
    Configuration conf = ClusterConfFiles.read(directory.conf());
    UserGroupInformation.loginUserFromKeytabAndReturnUGI(principal, keytab)
        .doAs(
            (PrivilegedExceptionAction<Void>)
                () -> {
                  Credentials tokens = new Credentials();
                  try (FileSystem hdfs = FileSystem.newInstance(conf)) {
                    hdfs.addDelegationTokens(principal, tokens);
                  }
                  tokens.writeTokenStorageFile(file, conf);
                  return null;
                });
  }
}
