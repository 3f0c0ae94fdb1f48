package recast.job;

import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;
import recast.control.StatusBoard;
import recast.score.PartitionScore;
import recast.sink.BatchPrinter;
import recast.sink.BatchSink;
import recast.store.Release;
import recast.swap.ActiveModel;
import recast.swap.ModelSwap;

/** What happens to one batch, on the thread that runs batches: one model scores it whole. */
final class BatchJob implements VoidFunction2<JavaRDD<String>, Time> {
  private final transient ModelSwap swap;
  private final transient Sinks sinks;
  private final transient BatchPrinter printer;
  private final transient StatusBoard board;
  private final int print;

  BatchJob(ModelSwap swap, Sinks sinks, BatchPrinter printer, StatusBoard board, int print) {
    this.swap = swap;
    this.sinks = sinks;
    this.printer = printer;
    this.board = board;
    this.print = print;
  }

  /** Gives each batch its sink. */
  interface Sinks {
    BatchSink open(Release release, Instant batchTime);
  }

  @Override
  public void call(JavaRDD<String> records, Time time) throws Exception {
    Instant batchTime = Instant.ofEpochMilli(time.milliseconds());
    ActiveModel model = swap.modelFor(batchTime);
    List<PartitionScore> scores =
        records.getNumPartitions() == 0 ? List.of() : scored(records, batchTime, model);
    swap.completed();
    printer.print(batchTime, model.release(), scores);
    board.scored(batchTime, scores);
  }

  private List<PartitionScore> scored(JavaRDD<String> records, Instant batchTime, ActiveModel model)
      throws Exception {
    BatchSink sink = sinks.open(model.release(), batchTime);
    sink.begin();
    List<PartitionScore> scores =
        records
            .mapPartitionsWithIndex(new ScorePartition(model.broadcast(), sink, print), true)
            .collect();
    sink.commit();
    return scores;
  }
}
