package recast.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Types commands like a user; whatever goes on is ended with this. */
final class Commands implements AutoCloseable {
  private final Path recast;
  private final Path scratch;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Process> started = new ArrayList<>();

  Commands(Path home, Path scratch) {
    this.recast = home.resolve("deploy/bin/recast");
    this.scratch = scratch;
  }

  /** Starts the embedded cluster, for all later commands; how to talk to it. */
  Configuration cluster() throws IOException, InterruptedException {
    String conf = recast("cluster", "start", "--dir", scratch.resolve("cluster").toString());
    environment.put("HADOOP_CONF_DIR", conf);
    Configuration hadoop = new Configuration();
    for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      hadoop.addResource(Path.of(conf, file).toUri().toURL());
    }
    return hadoop;
  }

  /** Runs {@code recast} with {@code words}; returns its results. */
  String recast(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(recast.toString()));
    command.addAll(List.of(words));
    return run(command);
  }

  /** Runs a command to its end; fails when it does. */
  String run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path talk = Files.createTempFile(scratch, "talk", ".txt");
    Process process =
        builder(command).redirectOutput(out.toFile()).redirectError(talk.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + Files.readString(talk));
    }
    return Files.readString(out).strip();
  }

  /** Starts {@code recast} with {@code words}, until this is closed. */
  void start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(recast.toString()));
    command.addAll(List.of(words));
    File log = scratch.resolve(words[0] + ".log").toFile();
    started.add(builder(command).redirectErrorStream(true).redirectOutput(log).start());
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    return builder;
  }

  @Override
  public void close() {
    started.forEach(process -> process.toHandle().destroy());
    for (Process process : started) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try {
      recast("cluster", "stop", "--dir", scratch.resolve("cluster").toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the cluster goes on", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
