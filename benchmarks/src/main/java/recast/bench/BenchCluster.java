package recast.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.run.BatchHeader;

/**
 * Types commands like a user. Whatever goes on ends with this, or with the process if a signal ends
 * that.
 */
final class BenchCluster implements AutoCloseable {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Path recast;
  private final Path scratch;
  private final Map<String, String> environment = new TreeMap<>();
  private final Set<Process> alive = ConcurrentHashMap.newKeySet();
  private Configuration configuration = new YarnConfiguration();
  private boolean closed;

  BenchCluster(Path home, Path scratch) {
    this.recast = home.resolve("deploy/bin/recast");
    this.scratch = scratch;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-commands"));
  }

  /** Starts the embedded cluster, for all later commands; how to talk to it. */
  Configuration cluster(int datanodes) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("cluster", "start"));
    words.addAll(List.of("--dir", scratch.resolve("cluster").toString()));
    words.addAll(List.of("--datanodes", Integer.toString(datanodes)));
    String conf = recast(words.toArray(String[]::new));
    environment.put("HADOOP_CONF_DIR", conf);
    Configuration hadoop = new YarnConfiguration();
    for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      hadoop.addResource(Path.of(conf, file).toUri().toURL());
    }
    configuration = hadoop;
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
    Path err = Files.createTempFile(scratch, "err", ".txt");
    Process process =
        builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    alive.add(process);
    int exit = process.waitFor();
    alive.remove(process);
    if (exit != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + Files.readString(err));
    }
    return Files.readString(out).strip();
  }

  /** Starts {@code recast} with {@code words}, until this is closed. */
  void start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(recast.toString()));
    command.addAll(List.of(words));
    File log = scratch.resolve(words[0] + ".log").toFile();
    alive.add(builder(command).redirectErrorStream(true).redirectOutput(log).start());
  }

  /** Starts a source of the lines that {@code producer} prints, as fast as they are taken. */
  LineFeed feed(List<String> producer, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(recast.toString(), "source"));
    command.addAll(List.of("--port", "0", "--file", "-"));
    command.addAll(options);
    ProcessBuilder source = new ProcessBuilder(command);
    source.environment().putAll(environment);
    return LineFeed.start(producer, source, scratch.resolve("feed.log"));
  }

  /** The batches that an application has printed. */
  List<BatchHeader> batches(String app) throws IOException, InterruptedException {
    return recast("logs", "--app", app)
        .lines()
        .map(BatchHeader::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether a command line is that of a container: the path of its log says so. */
  boolean hasContainer(String commandLine) {
    return commandLine.contains(scratch.toString()) && commandLine.contains("/application_");
  }

  /** Kills the applications of that name that run. */
  void kill(String app) throws IOException, YarnException {
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(configuration);
      yarn.start();
      for (ApplicationReport run : yarn.getApplications(EnumSet.of(YarnApplicationState.RUNNING))) {
        if (run.getName().equals(app)) {
          yarn.killApplication(run.getApplicationId());
        }
      }
    }
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    return builder;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<Process> ending = List.copyOf(alive);
    ending.forEach(process -> process.toHandle().destroy());
    try {
      for (Process process : ending) {
        process.waitFor();
      }
      stopCluster();
    } catch (IOException e) {
      throw new UncheckedIOException("the cluster goes on", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Out of reach of the terminal: a second Ctrl-C must not end this. */
  private void stopCluster() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.addAll(List.of(SETSID.toString(), "--wait"));
    }
    command.addAll(List.of(recast.toString(), "cluster", "stop"));
    command.addAll(List.of("--dir", scratch.resolve("cluster").toString()));
    run(command);
  }
}
