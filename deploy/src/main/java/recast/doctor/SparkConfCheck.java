package recast.doctor;

import java.io.IOException;
import recast.cli.Messages;
import recast.sparkconf.SparkConfResolver;

/** The files with Spark's settings can be read. */
record SparkConfCheck(SparkConfResolver plan) implements Check {
  static final String NAME = "spark-conf";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "write lines such as 'spark.NAME VALUE' into the file";
  }

  @Override
  public Finding look() {
    try {
      plan.settings();
      return Finding.pass(plan.own().size() + " settings");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(Messages.of(e), remedy());
    }
  }
}
