package recast.source;

import java.time.Duration;

/** Time that passes only while somebody sleeps. */
final class ManualTicker implements Ticker {
  private long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    pass(duration);
  }

  void pass(Duration duration) {
    nanos += duration.toNanos();
  }
}
