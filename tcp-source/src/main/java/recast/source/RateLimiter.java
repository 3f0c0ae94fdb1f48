package recast.source;

/** Decides when the next records are due. */
interface RateLimiter {
  /** Waits until at least one record is due; returns how many are. */
  int permits() throws InterruptedException;

  /** Tells that {@code records} records, at most as many as were due, were sent. */
  void spent(int records);

  /** All records are due at once: only the clients set the pace. */
  static RateLimiter free() {
    return new RateLimiter() {
      @Override
      public int permits() {
        return Integer.MAX_VALUE;
      }

      @Override
      public void spent(int records) {}
    };
  }
}
