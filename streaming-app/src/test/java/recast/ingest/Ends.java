package recast.ingest;

/** Streams that come to their end when a test says so. */
public final class Ends {
  private Ends() {}

  public static EndOfStream fresh() {
    return new EndOfStream();
  }

  /** Whether an executor that asks is told to end. */
  public static boolean wanted(EndOfStream end) {
    return end.wanted();
  }

  /** The receiver says that it has ended. */
  public static void reach(EndOfStream end) {
    end.reach();
  }
}
