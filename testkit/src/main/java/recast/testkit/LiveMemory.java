package recast.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * What an application holds in memory that is alive, in MiB.
 *
 * @param driver heap of its driver after a collection
 * @param executor heap of its executor after a collection
 * @param storage what Spark's block managers hold, all together
 */
public record LiveMemory(long driver, long executor, long storage) {
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
  private static final String GAUGE = "BlockManager.memory.memUsed_MB";

  /** The JVM skips a collection while native code, such as a compressor, holds an array. */
  private static final int READINGS = 5;

  /** Collects in driver and executor of the application {@code id} first. */
  public static LiveMemory of(String id, Path conf) throws IOException, InterruptedException {
    return new LiveMemory(
        heap(id, Application.DRIVER), heap(id, Application.EXECUTOR), storage(id, conf));
  }

  private static long heap(String id, String mainClass) throws IOException, InterruptedException {
    String pid = Long.toString(Processes.java(id, mainClass).get(0).pid());
    long smallest = Long.MAX_VALUE;
    for (int reading = 0; reading < READINGS; reading++) {
      // It collects first, and counts what is left before anything else is made.
      Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
      if (!total.find()) {
        throw new AssertionError("jcmd prints no total of the heap of " + mainClass);
      }
      smallest = Math.min(smallest, Long.parseLong(total.group(1)));
    }
    return smallest >> 20;
  }

  private static String jcmd(String pid, String command) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(List.of(jcmd, pid, command)).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("jcmd " + pid + " " + command + " fails: " + said);
    }
    return said;
  }

  /** From the metrics of the driver, behind YARN's proxy. */
  private static long storage(String id, Path conf) throws IOException {
    Configuration yarn = new Configuration(false);
    yarn.addResource(conf.resolve("yarn-site.xml").toUri().toURL());
    URI metrics =
        URI.create(
            "http://%s/proxy/%s/metrics/json/"
                .formatted(yarn.get("yarn.resourcemanager.webapp.address"), id));
    for (Map.Entry<String, JsonNode> gauge :
        new ObjectMapper().readTree(metrics.toURL()).path("gauges").properties()) {
      if (gauge.getKey().endsWith(GAUGE)) {
        return gauge.getValue().path("value").asLong();
      }
    }
    throw new AssertionError(metrics + " has no " + GAUGE);
  }
}
