package recast.ingest;

/** Streams that come to their end when a test says so. */
public final class Ends {
  private Ends() {}

  public static ReceiverShutdown fresh() {
    return new ReceiverShutdown();
  }

  /** Whether an executor that asks is told to end. */
  public static boolean wanted(ReceiverShutdown end) {
    return end.wanted();
  }

  /** The receiver says that it has ended. */
  public static void reach(ReceiverShutdown end) {
    end.reach();
  }
}
