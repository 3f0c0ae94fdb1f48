package recast.score;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import recast.model.Model;
import recast.model.Outcome;

/**
 * One outcome for each record, whatever the model does. A model should not throw for a record; one
 * that does has failed the records that it had taken and not answered for, and begins again with
 * the next.
 */
final class FaultTolerantScorer implements Iterator<Outcome> {
  private final Model model;
  private final Taken records;
  private Iterator<Outcome> outcomes;
  private String failure = "";

  FaultTolerantScorer(Model model, Iterator<String> records) {
    this.model = model;
    this.records = new Taken(records);
  }

  @Override
  public boolean hasNext() {
    return !records.unanswered.isEmpty() || records.hasNext();
  }

  @Override
  public Outcome next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (failure.isEmpty()) {
      try {
        Outcome outcome = answer();
        records.unanswered.remove();
        return outcome;
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        records.rethrowOwn();
        failed(e.toString());
      }
    }
    Outcome outcome = new Outcome.Failed(records.unanswered.remove(), failure);
    if (records.unanswered.isEmpty()) {
      failure = "";
    }
    return outcome;
  }

  private Outcome answer() {
    if (outcomes == null) {
      outcomes = model.score(records);
    }
    Outcome outcome = outcomes.next();
    if (records.unanswered.isEmpty()) {
      throw new IllegalStateException("the model has more outcomes than records");
    }
    return outcome;
  }

  private void failed(String reason) {
    failure = reason;
    outcomes = null;
    if (records.unanswered.isEmpty()) {
      // It threw before it took anything: the next record is the one that it cannot score.
      records.next();
    }
  }

  /** Knows which records the model has taken and not answered for. */
  private static final class Taken implements Iterator<String> {
    private final Iterator<String> records;
    private final Deque<String> unanswered = new ArrayDeque<>();
    private RuntimeException broken;

    Taken(Iterator<String> records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      try {
        return records.hasNext();
      } catch (RuntimeException e) {
        broken = e;
        throw e;
      }
    }

    @Override
    public String next() {
      try {
        String record = records.next();
        unanswered.add(record);
        return record;
      } catch (RuntimeException e) {
        broken = e;
        throw e;
      }
    }

    /** That records cannot be had is no fault of the model: the task fails, and is tried again. */
    void rethrowOwn() {
      if (broken != null) {
        throw broken;
      }
    }
  }
}
