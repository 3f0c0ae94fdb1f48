package recast.source;

import java.time.Duration;

/**
 * Records evenly spread over time. Above 100 records a second they go in batches, one every 10 ms.
 * A delay of up to a second is caught up, so that the rate holds in the long run; a longer one,
 * such as a time without clients, is not.
 */
final class SteadyRateLimiter implements RateLimiter {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long BATCH = Duration.ofMillis(10).toNanos();

  private final long perSecond;
  private final Ticker ticker;
  private long start;
  private long spent;
  private long grantedAt;
  private int granted;

  SteadyRateLimiter(Rate rate, Ticker ticker) {
    this.perSecond = rate.perSecond();
    this.ticker = ticker;
    this.start = ticker.nanos();
    this.grantedAt = start - BATCH;
  }

  @Override
  public int permits() throws InterruptedException {
    if (granted == 0) {
      granted = grant();
    }
    return granted;
  }

  @Override
  public void spent(int records) {
    spent += records;
    granted -= records;
  }

  private int grant() throws InterruptedException {
    long now = ticker.nanos();
    if (now - nextDue() > SECOND) {
      start = now;
      spent = 0;
    }
    long wakeUp = Math.max(nextDue(), grantedAt + BATCH);
    while (now < wakeUp) {
      ticker.sleep(Duration.ofNanos(wakeUp - now));
      now = ticker.nanos();
    }
    grantedAt = now;
    // At least one, whatever the rounding says: the next record is due.
    return Math.toIntExact(Math.max(1, dueBy(now) - spent));
  }

  // Whole seconds apart from the rest: the product of all nanoseconds and the rate would overflow.
  private long nextDue() {
    return start + spent / perSecond * SECOND + spent % perSecond * SECOND / perSecond;
  }

  private long dueBy(long now) {
    long elapsed = now - start;
    return elapsed / SECOND * perSecond + elapsed % SECOND * perSecond / SECOND + 1;
  }
}
