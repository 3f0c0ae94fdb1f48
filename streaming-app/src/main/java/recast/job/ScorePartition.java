package recast.job;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import recast.score.OutcomeSink;
import recast.score.PartitionScore;
import recast.score.PartitionScorer;
import recast.sink.BatchSink;
import recast.swap.BroadcastModel;
import recast.swap.ModelLease;

/** The task: scores one partition of a batch on an executor. */
final class ScorePartition
    implements Function2<Integer, Iterator<String>, Iterator<PartitionScore>> {
  private final Broadcast<BroadcastModel> model;
  private final BatchSink sink;
  private final int print;

  ScorePartition(Broadcast<BroadcastModel> model, BatchSink sink, int print) {
    this.model = model;
    this.sink = sink;
    this.print = print;
  }

  @Override
  public Iterator<PartitionScore> call(Integer index, Iterator<String> records) throws IOException {
    try (ModelLease lease = model.value().acquire();
        OutcomeSink partition = sink.partition(index, TaskContext.get().taskAttemptId())) {
      PartitionScorer scorer =
          new PartitionScorer(lease.scorer(), PartitionScorer.sample(print, index));
      return List.of(scorer.score(records, partition)).iterator();
    }
  }
}
