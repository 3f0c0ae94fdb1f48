package recast.job;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.api.java.JavaRDD;
import recast.control.StatusReporter;
import recast.score.ErrorThreshold;
import recast.score.PartitionScore;
import recast.sink.BatchPrinter;
import recast.sink.BatchSink;
import recast.sink.NullSink;
import recast.sink.SourceOffsets;
import recast.store.Release;
import recast.swap.ActiveModel;
import recast.swap.ModelSwap;

/** What happens to one batch, on the thread that runs batches: one model scores it whole. */
final class BatchRunner {
  private final ModelSwap swap;
  private final Sinks sinks;
  private final IntSupplier files;
  private final ErrorThreshold limit;
  private final BatchPrinter printer;
  private final StatusReporter board;
  private final int print;

  /**
   * @param files into how many files a batch is written at most, which is how many tasks it has
   */
  BatchRunner(
      ModelSwap swap,
      Sinks sinks,
      IntSupplier files,
      ErrorThreshold limit,
      BatchPrinter printer,
      StatusReporter board,
      int print) {
    this.swap = swap;
    this.sinks = sinks;
    this.files = files;
    this.limit = limit;
    this.printer = printer;
    this.board = board;
    this.print = print;
  }

  /** Gives each batch its sink. */
  interface Sinks {
    BatchSink open(Release release, Instant batchTime);
  }

  /** A batch that was scored, and is not seen by anyone yet. */
  private record Scored(ActiveModel model, BatchSink sink, List<PartitionScore> scores) {}

  void run(JavaRDD<String> records, Instant batchTime, SourceOffsets offsets)
      throws IOException, InterruptedException {
    Scored scored = scored(records, batchTime, swap.modelFor(batchTime));
    Optional<ActiveModel> before = rollBack(scored, batchTime);
    while (before.isPresent()) {
      scored.sink.abort();
      scored = scored(records, batchTime, before.get());
      before = rollBack(scored, batchTime);
    }
    scored.sink.commit(offsets);
    swap.completed(batchTime);
    printer.print(batchTime, scored.model.release(), scored.scores);
    board.scored(batchTime, scored.scores);
    judge(scored, batchTime);
  }

  /** Reports a model that fails after its trial; during the trial, the swap rolls it back. */
  private void judge(Scored scored, Instant batchTime) {
    if (swap.onTrial(scored.model, batchTime)) {
      return;
    }
    if (limit.exceededBy(scored.scores)) {
      board.failingStill(scored.model.release(), ErrorThreshold.reason(scored.scores));
    } else if (scored.scores.stream().anyMatch(score -> score.records() > 0)) {
      board.wellAgain();
    }
  }

  private Optional<ActiveModel> rollBack(Scored scored, Instant batchTime)
      throws IOException, InterruptedException {
    boolean bad = swap.onTrial(scored.model, batchTime) && limit.exceededBy(scored.scores);
    return bad
        ? swap.rollBack(scored.model, batchTime, ErrorThreshold.reason(scored.scores))
        : Optional.empty();
  }

  private Scored scored(JavaRDD<String> records, Instant batchTime, ActiveModel model)
      throws IOException {
    if (records.getNumPartitions() == 0) {
      return new Scored(model, new NullSink(), List.of());
    }
    BatchSink sink = sinks.open(model.release(), batchTime);
    sink.begin();
    List<PartitionScore> scores =
        records
            .coalesce(Math.min(files.getAsInt(), records.getNumPartitions()))
            .mapPartitionsWithIndex(new ScorePartition(model.broadcast(), sink, print), true)
            .collect();
    return new Scored(model, sink, scores);
  }
}
