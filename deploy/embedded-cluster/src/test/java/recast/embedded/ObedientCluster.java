package recast.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * A cluster that does what a test says. Answers with a line on standard output: once it is up, and
 * for each command on standard input. It ends, with its containers, when its standard input does:
 * with the test.
 */
final class ObedientCluster {
  // As in ClusterRunCommand: before Hadoop closes its file systems.
  private static final int FIRST = 100;
  private static final int STOP_SECONDS = 25;

  private ObedientCluster() {}

  /** What can be done to a cluster, or what a test wants of it. */
  interface Obedience {
    /** Does what the words of a command say. */
    void obey(String... words) throws IOException, InterruptedException;
  }

  /** Prepares this process; to be called before anything of Hadoop. */
  static void logHere() {
    System.setProperty("log4j.configuration", "recast-log4j.properties");
    Logger.getLogger("").setLevel(Level.SEVERE);
  }

  /** Starts {@code cluster} in {@code directory}, and obeys until the commands end. */
  static int run(
      ClusterDirectory directory, EmbeddedCluster cluster, ClusterSize size, Obedience obedience) {
    try {
      Containers.kill(directory);
      directory.clear();
      Files.createDirectories(directory.temporary());
      ShutdownHookManager.get()
          .addShutdownHook(cluster::close, FIRST, STOP_SECONDS, TimeUnit.SECONDS);
      cluster.start(size);
      obedience.obey("up");
      obey(System.out, obedience);
      return 0;
    } catch (Exception e) {
      e.printStackTrace();
      return 1;
    }
  }

  private static void obey(PrintStream answers, Obedience obedience)
      throws IOException, InterruptedException {
    answers.println("up");
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        obedience.obey(line.split(" ", -1));
        answers.println("done: " + line);
      }
    }
  }
}
