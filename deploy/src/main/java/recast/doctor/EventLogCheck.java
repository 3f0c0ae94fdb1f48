package recast.doctor;

import java.io.IOException;
import java.util.Map;
import recast.sparkconf.SparkConfResolver;

/** Spark's event log, where it is on, does not grow in one file without an end. */
record EventLogCheck(SparkConfResolver plan) implements Check {
  private static final String ENABLED = "spark.eventLog.enabled";
  private static final String ROLLING = "spark.eventLog.rolling.enabled";

  @Override
  public String name() {
    return "event-log";
  }

  @Override
  public String remedy() {
    return "set %s true in conf/spark.conf, and spark.history.fs.eventLog.rolling.maxFilesToRetain at the history server, which alone deletes old files; or set %s false"
        .formatted(ROLLING, ENABLED);
  }

  @Override
  public Finding look() throws IOException {
    Map<String, String> settings = plan.settings();
    if (!isOn(settings, ENABLED)) {
      return Finding.pass("off");
    }
    return isOn(settings, ROLLING)
        ? Finding.pass(
            "in files of a bounded size; how many of them stay is a setting of the history server, spark.history.fs.eventLog.rolling.maxFilesToRetain")
        : Finding.warn(
            "%s is on without %s: the event log of a streaming application is one file that grows as long as it runs"
                .formatted(ENABLED, ROLLING),
            remedy());
  }

  private static boolean isOn(Map<String, String> settings, String key) {
    return settings.getOrDefault(key, "").equals("true");
  }
}
