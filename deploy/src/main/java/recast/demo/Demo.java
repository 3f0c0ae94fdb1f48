package recast.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.json.JsonObject;
import recast.store.ModelStore;
import recast.store.ReleaseNumber;

/** The whole scenario: cluster, first model, source, application, swaps, summary, clean stop. */
final class Demo {
  private static final String APP = "recast-demo";
  private static final String STORE = "/models/clone";
  private static final String OUTPUT = "/scored";
  private static final Duration BETWEEN_FITS = Duration.ofSeconds(6);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Pattern RELEASE = Pattern.compile("release (\\d+) .*");

  private final DemoScripts recast;
  private final Optional<Integer> swaps;
  private final boolean keep;
  private final PrintStream out;
  private final Cleanup cleanup = new Cleanup();
  private final Batches batches;
  private final Path directory;

  Demo(DemoScripts recast, Path directory, Optional<Integer> swaps, boolean keep, PrintStream out) {
    this.recast = recast;
    this.directory = directory;
    this.swaps = swaps;
    this.keep = keep;
    this.out = out;
    this.batches = new Batches(out);
  }

  ExitCode run() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(cleanup::run, "cleanup"));
    try {
      startCluster();
      ReleaseNumber first = fit("--create", "--cloned", "true");
      Source source = startSource();
      submit(source);
      boolean seen = batches.await(first, TIMEOUT);
      for (int swap = 1; swaps.isEmpty() || swap <= swaps.get(); swap++) {
        Thread.sleep(BETWEEN_FITS.toMillis());
        seen &= batches.await(fit(), TIMEOUT);
      }
      return summary(source.end(), seen);
    } catch (IOException | CommandException e) {
      if (cleanup.begun()) {
        return ExitCode.FAILED; // a signal ends us: what our commands then say is no news
      }
      throw e;
    } finally {
      cleanup.run();
    }
  }

  private void startCluster() throws IOException, InterruptedException, CommandException {
    String dir = directory.resolve("cluster").toString();
    if (!keep) {
      cleanup.add(() -> recast.runDetached("cluster", "stop", "--dir", dir));
    }
    step("starting the embedded cluster: HDFS with 2 datanodes, YARN");
    recast.run("cluster", "start", "--dir", dir);
    if (keep) {
      out.println("  it stays; use it:  export HADOOP_CONF_DIR=" + recast.clusterConf());
      out.println("  stop it:           recast cluster stop --dir " + dir);
    }
  }

  private ReleaseNumber fit(String... options)
      throws IOException, InterruptedException, CommandException {
    String[] words = {"fit", "--store", STORE};
    String[] all = java.util.Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    List<String> printed = recast.run(all);
    step("published " + printed.get(0));
    Matcher matcher = RELEASE.matcher(printed.get(0));
    if (!matcher.matches()) {
      throw new IOException("fit printed no release: " + printed);
    }
    return ReleaseNumber.parse(matcher.group(1));
  }

  private Source startSource() throws IOException, InterruptedException, CommandException {
    Source source = Source.start(recast.startWithTalk("source", "--port", "0"));
    cleanup.add(source::end);
    step("the source serves 0 to 19 every second on " + source.address());
    return source;
  }

  private void submit(Source source) throws IOException, InterruptedException, CommandException {
    step("submitting the application to YARN, cluster mode");
    recast.run(
        "submit",
        "--app",
        APP,
        "--store",
        STORE,
        "--source",
        source.address(),
        "--output",
        OUTPUT,
        "--batch-interval",
        "2s",
        "--poll-interval",
        "500ms",
        "--print",
        "6",
        "--driver-memory",
        "512m",
        "--executor-memory",
        "512m",
        "--wait-running",
        "2m",
        "--",
        "--conf",
        "spark.driver.defaultJavaOptions=" + DemoScripts.SHORT_LIVED,
        "--conf",
        "spark.executor.defaultJavaOptions=" + DemoScripts.SHORT_LIVED);
    Process following = recast.start("logs", "--app", APP, "--follow");
    cleanup.add(following::destroy);
    batches.follow(following);
    step("it runs; a fit every " + BETWEEN_FITS.toSeconds() + " s follows");
  }

  private ExitCode summary(long sent, boolean seen)
      throws IOException, InterruptedException, CommandException {
    step("stopping the application, gracefully");
    recast.run("stop", "--app", APP);
    JsonObject status =
        JsonObject.fromJson(
            String.join("\n", recast.run("status", "--app", APP, "--json"))
                .getBytes(StandardCharsets.UTF_8),
            "the status");
    Configuration configuration = new Configuration();
    configuration.addResource(recast.clusterConf().resolve("core-site.xml").toUri().toURL());
    configuration.addResource(recast.clusterConf().resolve("hdfs-site.xml").toUri().toURL());
    FileContext files =
        FileContext.getFileContext(URI.create(configuration.get("fs.defaultFS")), configuration);
    Summary summary =
        new Summary(
            ModelStore.at(new org.apache.hadoop.fs.Path(STORE), configuration).reader(),
            new DemoAudit(
                files, ModelStore.at(new org.apache.hadoop.fs.Path(STORE), configuration).reader()),
            sent,
            status.number("records"));
    boolean whole = summary.print(new org.apache.hadoop.fs.Path(OUTPUT), out);
    if (seen && whole) {
      return ExitCode.OK;
    }
    throw new CommandException(
        ExitCode.FAILED,
        seen ? "records were lost or scored wrongly" : "not every release was seen in the output");
  }

  private void step(String text) {
    out.println("* " + text);
  }
}
