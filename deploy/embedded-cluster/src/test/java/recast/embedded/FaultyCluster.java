package recast.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * A cluster whose NameNode goes away when a test says so. Answers with a line on standard output:
 * once it is up, and for each of the commands {@code namenode stop}, {@code namenode start} and
 * {@code encrypt DIRECTORY} on standard input. It ends, with its containers, when its standard
 * input does: with the test.
 */
public final class FaultyCluster {
  // As in RunVerb: before Hadoop closes its file systems.
  private static final int FIRST = 100;
  private static final int STOP_SECONDS = 25;

  private static final String ZONE = "encrypt ";

  private final EmbeddedCluster cluster;
  private final PrintStream answers;

  private FaultyCluster(EmbeddedCluster cluster, PrintStream answers) {
    this.cluster = cluster;
    this.answers = answers;
  }

  /** Runs in the directory {@code args[0]}. */
  public static void main(String[] args) {
    System.setProperty("log4j.configuration", "recast-log4j.properties");
    Logger.getLogger("").setLevel(Level.SEVERE);
    Configuration.addDefaultResource("faulty-cluster-site.xml");
    System.exit(exitCode(ClusterDirectory.parse(args[0])));
  }

  private static int exitCode(ClusterDirectory directory) {
    try {
      Containers.kill(directory);
      directory.clear();
      Files.createDirectories(directory.temporary());
      EmbeddedCluster cluster = new EmbeddedCluster(directory);
      ShutdownHookManager.get()
          .addShutdownHook(cluster::close, FIRST, STOP_SECONDS, TimeUnit.SECONDS);
      cluster.start(new ClusterSize(2, 1));
      new FaultyCluster(cluster, System.out).obey();
      return 0;
    } catch (Exception e) {
      e.printStackTrace();
      return 1;
    }
  }

  private void obey() throws IOException {
    answers.println("up");
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        obey(line);
        answers.println("done: " + line);
      }
    }
  }

  private void obey(String command) throws IOException {
    switch (command) {
      case "namenode stop" -> cluster.hdfs().shutdownNameNode(0);
      case "namenode start" -> cluster.hdfs().restartNameNode(0, true);
      default -> {
        if (!command.startsWith(ZONE)) {
          throw new IOException("unknown command: " + command);
        }
        makeZone(command.substring(ZONE.length()));
      }
    }
  }

  /** Makes an encryption zone of an empty directory, with a key of its own. */
  private void makeZone(String directory) throws IOException {
    KeyProvider keys = cluster.hdfs().getNamesystem().getProvider();
    String key = "key-" + UUID.randomUUID();
    try {
      keys.createKey(key, KeyProvider.options(cluster.hdfs().getConfiguration(0)));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
    keys.flush();
    cluster.hdfs().getFileSystem().createEncryptionZone(new Path(directory), key);
  }
}
