package recast.doctor;

import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkRequest;
import recast.yarn.HadoopYarnCluster;

/** What is said of queues that the embedded YARN does not have. */
final class QueueCheckTest {
  private static final Set<QueueACL> MAY = Set.of(QueueACL.SUBMIT_APPLICATIONS);

  private final QueueCheck check =
      new QueueCheck(
          HadoopYarnCluster.of(new Configuration(false)),
          new SparkConfResolver(Map::of, Map::of, SparkRequest.none()));

  @Test
  void aQueueThatRunsAndIsOpenPasses() throws IOException {
    passes(check.judged("a", queue(QueueState.RUNNING), MAY));
  }

  @Test
  void aQueueThatIsStoppedFails() throws IOException {
    fails(check.judged("a", queue(QueueState.STOPPED), MAY), "'a' is STOPPED");
    fails(check.judged("a", queue(QueueState.DRAINING), MAY), "'a' is DRAINING");
  }

  @Test
  void aQueueOfOtherPeopleFails() throws IOException {
    fails(
        check.judged("a", queue(QueueState.RUNNING), Set.of(QueueACL.ADMINISTER_QUEUE)),
        "may not submit to queue 'a'");
  }

  @Test
  void aQueueOfQueuesFails() throws IOException {
    QueueInfo parent = queue(QueueState.RUNNING);
    QueueInfo child = queue(QueueState.RUNNING);
    child.setQueueName("below");
    parent.setChildQueues(List.of(child));

    fails(check.judged("a", parent, MAY), "only holds other queues: [below]");
  }

  private static QueueInfo queue(QueueState state) {
    QueueInfo queue = Records.newRecord(QueueInfo.class);
    queue.setQueueState(state);
    queue.setChildQueues(List.of());
    return queue;
  }
}
