package recast.source;

import java.time.Duration;

/** A whole pass over the records at once, then a pause. */
final class BurstRateLimiter implements RateLimiter {
  private final int pass;
  private final Duration delay;
  private final Ticker ticker;
  private int left;

  /** A pause of {@code delay} after each {@code pass} records. */
  BurstRateLimiter(int pass, Duration delay, Ticker ticker) {
    this.pass = pass;
    this.delay = delay;
    this.ticker = ticker;
    this.left = pass;
  }

  @Override
  public int permits() throws InterruptedException {
    if (left == 0) {
      ticker.sleep(delay);
      left = pass;
    }
    return left;
  }

  @Override
  public void spent(int records) {
    left -= records;
  }
}
