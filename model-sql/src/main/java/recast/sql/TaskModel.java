package recast.sql;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;
import recast.record.RecordException;
import recast.record.ValueScorer;
import recast.spark.PinnedModel;
import recast.swap.BroadcastModel;
import recast.swap.ModelLease;

/**
 * A pinned model, as a task has it: acquired at its first row, given back when the task is over. A
 * row that the driver computes by itself acquires it again, from the models that are decoded there.
 */
final class TaskModel implements Serializable {
  /** On the driver alone: while a plan is reachable, its model is. */
  private final transient PinnedModel pinned;

  private final Broadcast<BroadcastModel> broadcast;
  private transient TaskContext task;
  private transient ValueScorer scorer;
  private transient FeatureReader features;

  TaskModel(PinnedModel pinned) {
    this.pinned = pinned;
    this.broadcast = pinned.broadcast();
  }

  /** The model, on the driver. */
  PinnedModel pinned() {
    return pinned;
  }

  /**
   * The scores of a row.
   *
   * @throws RecordException when it cannot be scored; the message says why
   */
  Object[] score(Object row) throws RecordException {
    TaskContext now = TaskContext.get();
    if (now == null) {
      try (ModelLease lease = acquire()) {
        open(lease);
        return scored(row);
      }
    }
    if (now != task) {
      ModelLease lease = acquire();
      TaskCompletionListener end = context -> lease.close();
      now.addTaskCompletionListener(end);
      open(lease);
      task = now;
    }
    return scored(row);
  }

  private Object[] scored(Object row) throws RecordException {
    return scorer.score(features.values(row));
  }

  private void open(ModelLease lease) {
    scorer = new ValueScorer(lease.scorer().model());
    features = new FeatureReader(lease.scorer().model().signature());
  }

  private ModelLease acquire() {
    try {
      return broadcast.value().acquire();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
