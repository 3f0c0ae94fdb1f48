package recast.doctor;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.YarnCluster;

/** The queue takes an application of ours. */
record QueueCheck(YarnCluster yarn, SparkConfResolver plan) implements Check {
  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String remedy() {
    return "name another one with --queue, or in conf/recast.properties; 'yarn queue -status NAME' tells how one is";
  }

  @Override
  public Finding look() throws YarnException, IOException {
    String name = plan.settings().getOrDefault("spark.yarn.queue", "default");
    Optional<QueueInfo> queue = yarn.queue(name);
    return queue.isEmpty()
        ? Finding.fail("YARN has no queue '%s'".formatted(name), remedy())
        : judged(name, queue.get(), yarn.rights(name));
  }

  /** What is to be said of a queue that is there. */
  Finding judged(String name, QueueInfo queue, Set<QueueACL> rights) throws IOException {
    if (queue.getQueueState() != QueueState.RUNNING) {
      return Finding.fail(
          "queue '%s' is %s: it takes no applications".formatted(name, queue.getQueueState()),
          remedy());
    }
    if (!queue.getChildQueues().isEmpty()) {
      return Finding.fail(
          "queue '%s' only holds other queues: %s"
              .formatted(
                  name, queue.getChildQueues().stream().map(QueueInfo::getQueueName).toList()),
          remedy());
    }
    if (!rights.contains(QueueACL.SUBMIT_APPLICATIONS)) {
      return Finding.fail(
          "user %s may not submit to queue '%s'"
              .formatted(UserGroupInformation.getCurrentUser().getShortUserName(), name),
          "ask its administrator for SUBMIT_APPLICATIONS, or " + remedy());
    }
    return Finding.pass("queue '%s' runs, and is open to you".formatted(name));
  }
}
