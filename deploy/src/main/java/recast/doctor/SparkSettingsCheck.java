package recast.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import recast.sparkconf.ReceiverSettings;
import recast.sparkconf.SparkConfResolver;

/** The settings without which an application does not run for a year. */
record SparkSettingsCheck(SparkConfResolver plan) implements Check {
  private static final String SET = ".+";
  private static final String ON = "true";
  private static final String OFF = "(?!true$).*";
  private static final String MORE_THAN_ONE = "[2-9]|[1-9][0-9]+";

  private static final List<Rule> RULES =
      List.of(
          new Rule("spark.yarn.maxAppAttempts", MORE_THAN_ONE, "a driver that dies ends it"),
          new Rule(
              "spark.yarn.am.attemptFailuresValidityInterval",
              SET,
              "a few failures in a year end it"),
          new Rule(
              "spark.executor.failuresValidityInterval",
              SET,
              "some failures of executors in a year end it"),
          new Rule("spark.streaming.backpressure.enabled", ON, "batches queue up when it is slow"),
          new Rule("spark.streaming.backpressure.initialRate", SET, "the first batch has no limit"),
          new Rule("spark.streaming.receiver.maxRate", SET, "a flood of records has no limit"),
          new Rule("spark.speculation", OFF, "records are written twice"),
          new Rule("spark.yarn.rolledLog.includePattern", SET, "logs fill the disks"));

  /** Those of an application that has a receiver. */
  private static final List<Rule> OF_RECEIVER =
      List.of(
          new Rule(
              ReceiverSettings.WRITE_AHEAD_LOG, ON, "what was received is lost with an executor"),
          new Rule("spark.dynamicAllocation.enabled", OFF, "executors go and take the receiver"));

  /** What a setting must match, and what happens else. */
  private record Rule(String key, String right, String otherwise) {}

  @Override
  public String name() {
    return "spark-settings";
  }

  @Override
  public String remedy() {
    return "take the lines back from the conf/spark.conf that Recast ships; each says there why it is needed";
  }

  @Override
  public Finding look() throws IOException {
    Map<String, String> settings = plan.settings();
    List<String> wrong = new ArrayList<>();
    for (Rule rule : rules()) {
      String value = settings.getOrDefault(rule.key(), "");
      if (!value.matches(rule.right())) {
        wrong.add(
            "%s is %s: %s"
                .formatted(
                    rule.key(), value.isEmpty() ? "not set" : "'" + value + "'", rule.otherwise()));
      }
    }
    if (!wrong.isEmpty()) {
      return Finding.warn(String.join("; ", wrong), remedy());
    }
    return Finding.pass("restarts, rates and logs are as they should be");
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(RULES);
    if (plan.needsReceiver()) {
      rules.addAll(OF_RECEIVER);
    }
    return rules;
  }
}
