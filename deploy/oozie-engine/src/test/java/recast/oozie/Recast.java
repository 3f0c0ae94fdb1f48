package recast.oozie;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Types commands like a user of a cluster.
 *
 * @param conf the HADOOP_CONF_DIR
 * @param scratch for what they say
 */
record Recast(Path conf, Path scratch) {
  private static final Path FRONT_DOOR =
      Path.of("..", "bin", "recast").toAbsolutePath().normalize();

  record Ended(int exitCode, String out, String err) {}

  Ended run(String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    List<String> command = new ArrayList<>(List.of(FRONT_DOOR.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().put("HADOOP_CONF_DIR", conf.toString());
    builder.environment().remove("SPARK_HOME");
    Process process = builder.start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " hangs: " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out).strip(), Files.readString(err));
  }
}
