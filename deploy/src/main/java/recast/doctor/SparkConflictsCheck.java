package recast.doctor;

import java.io.IOException;
import java.util.List;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkConflicts;

/** What the user has set for Spark goes together with what Recast sets. */
record SparkConflictsCheck(SparkConfResolver plan) implements Check {
  @Override
  public String name() {
    return "spark-conflicts";
  }

  @Override
  public String remedy() {
    return "change it in conf/spark.conf, in spark-defaults.conf, or behind '--'";
  }

  @Override
  public Finding look() throws IOException {
    List<String> conflicts = SparkConflicts.of(plan);
    if (!conflicts.isEmpty()) {
      return Finding.fail(String.join("; ", conflicts), remedy());
    }
    List<String> replaced = plan.replacedLists();
    return replaced.isEmpty()
        ? Finding.pass("what you have set is merged with what Recast sets")
        : Finding.warn(String.join("; ", replaced), "write the whole list in one place");
  }
}
