package recast.swap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.CommitStateUnknownException;
import recast.store.PendingAdoption;
import recast.store.StoreException;
import recast.store.SurvivedTrial;

/** A real ledger on a file system that is slow, and loses answers. */
final class TroubledLedger implements AdoptionLedger {
  private final AdoptionLedger ledger;
  private final Deque<Meanwhile> meanwhile = new ArrayDeque<>();
  private final CountDownLatch cleared = new CountDownLatch(1);
  private Doubt doubt = Doubt.NONE;
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicInteger trials = new AtomicInteger();

  TroubledLedger(AdoptionLedger ledger) {
    this.ledger = ledger;
  }

  /** What happens to the next commit before its answer is lost. */
  enum Doubt {
    NONE,
    DONE,
    DROPPED
  }

  /** What else goes on. */
  interface Meanwhile {
    void happens() throws Exception;
  }

  /** The next preparations take so long that meanwhile these happen, one in each. */
  void slow(Meanwhile... events) {
    Collections.addAll(meanwhile, events);
  }

  /** The answer to the next commit is lost, and to the question for it, until {@link #clear}. */
  void loseAnswers(Doubt fate) {
    doubt = fate;
  }

  /** How often nobody could tell whether an adoption is in force. */
  int unsettled() {
    return unsettled.get();
  }

  /** How often it was asked to write that a release survived its trial. */
  int trials() {
    return trials.get();
  }

  void clear() {
    cleared.countDown();
  }

  @Override
  public Optional<Adoption> at(Instant batchTime) throws StoreException {
    return ledger.at(batchTime);
  }

  @Override
  public PendingAdoption prepare(Adoption adoption) throws StoreException {
    PendingAdoption prepared = ledger.prepare(adoption);
    if (!meanwhile.isEmpty()) {
      happens(meanwhile.remove());
    }
    return new Troubled(prepared);
  }

  private static void happens(Meanwhile event) {
    try {
      event.happens();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void reject(Adoption rejection) throws StoreException {
    ledger.reject(rejection);
  }

  @Override
  public void survivedTrial(SurvivedTrial trial) throws StoreException {
    trials.incrementAndGet();
    ledger.survivedTrial(trial);
  }

  @Override
  public void alive(Instant now) throws StoreException {
    ledger.alive(now);
  }

  @Override
  public void prune(Instant now) {
    ledger.prune(now);
  }

  @Override
  public void ended() throws StoreException {
    ledger.ended();
  }

  private final class Troubled implements PendingAdoption {
    private final PendingAdoption prepared;

    Troubled(PendingAdoption prepared) {
      this.prepared = prepared;
    }

    @Override
    public void commit() throws StoreException, CommitStateUnknownException {
      switch (doubt) {
        case NONE -> prepared.commit();
        case DONE -> {
          if (unsettled.get() == 0) {
            prepared.commit();
          }
          loseAnswer();
        }
        case DROPPED -> {
          prepared.discard();
          loseAnswer();
        }
      }
    }

    /** The first two answers are lost; the third is had once the trouble is over. */
    private void loseAnswer() throws StoreException, CommitStateUnknownException {
      if (unsettled.get() < 2) {
        unsettled.incrementAndGet();
        throw new CommitStateUnknownException("Cannot tell", new IOException("nobody answers"));
      }
      try {
        cleared.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      prepared.commit();
    }

    @Override
    public void discard() throws StoreException {
      prepared.discard();
    }
  }
}
