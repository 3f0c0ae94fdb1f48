package recast.oozie;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;

/**
 * The main class of an action: runs the script {@code run.sh}, and fails with what it says.
 *
 * <p>Of a shell action that fails Oozie keeps no word; of a class that throws it keeps the message.
 */
public final class RunScript {
  private final Path container;
  private final Path actionConfiguration;
  private final Path captured;

  /**
   * @param container where the script is
   * @param actionConfiguration the Hadoop configuration that Oozie gives to the action
   * @param captured where Oozie reads what has come of it
   */
  RunScript(Path container, Path actionConfiguration, Path captured) {
    this.container = container;
    this.actionConfiguration = actionConfiguration;
    this.captured = captured;
  }

  /**
   * Runs in the container, on behalf of the user that is named.
   *
   * @throws FailedException if the script says so, or ends with another code than 0
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    new RunScript(
            Paths.get("").toAbsolutePath(),
            Paths.get(System.getProperty("oozie.action.conf.xml")),
            Paths.get(System.getProperty("oozie.action.output.properties")))
        .runFor(args[0]);
  }

  /** Runs it on behalf of {@code user}. */
  void runFor(String user) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "run.sh")
            .directory(container.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectError(Redirect.INHERIT);
    builder.environment().put("HADOOP_CONF_DIR", configuration().toString());
    // Without Kerberos the script would be the user of the NodeManager; with it, nobody looks here.
    builder.environment().put("HADOOP_USER_NAME", user);
    Process script = builder.start();
    Properties said = new Properties();
    try (Reader out = new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8)) {
      said.load(out);
    }
    int code = script.waitFor();
    String outcome = said.getProperty("outcome", "none");
    if (code != 0 || outcome.equals("none")) {
      throw new FailedException("run.sh ended with " + code + "; see the log of the container");
    }
    if (outcome.equals("failed")) {
      throw new FailedException(said.getProperty("message"));
    }
    try (OutputStream out = Files.newOutputStream(captured)) {
      said.store(out, null);
    }
  }

  /** A directory for Hadoop's client, with the configuration of the action. */
  private Path configuration() throws IOException {
    Path directory = Files.createDirectories(container.resolve("hadoop-conf"));
    Files.copy(actionConfiguration, directory.resolve("core-site.xml"));
    return directory;
  }
}
