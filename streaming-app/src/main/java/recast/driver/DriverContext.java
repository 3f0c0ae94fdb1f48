package recast.driver;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import recast.ingest.ReceiverChannel;
import recast.warm.WarmUpCoordinator;

/**
 * What the main program shares with the objects that Spark makes by itself on the driver: the
 * plugin, and the function that a batch is given to. The main program creates it before the Spark
 * context, and sets the processor of the batches before the stream starts. Thread-safe.
 */
public final class DriverContext {
  private static final Duration WARM_UP_TIMEOUT = Duration.ofMinutes(2);

  // Spark instantiates the plugin by the name of its class, and reads the function of the batches
  // back from a checkpoint: nothing can be passed to either. This is the only place where they find
  // what the main program has made.
  private static final AtomicReference<DriverContext> CURRENT = new AtomicReference<>();

  private final WarmUpCoordinator warmUp;
  private final ReceiverChannel receiver;
  private volatile Optional<BatchProcessor> processor = Optional.empty();

  private DriverContext(Clock clock) {
    this.warmUp = new WarmUpCoordinator(clock, WARM_UP_TIMEOUT);
    this.receiver = new ReceiverChannel(clock);
  }

  /** Creates the context of this process, in place of any before it. */
  public static DriverContext create(Clock clock) {
    DriverContext created = new DriverContext(clock);
    CURRENT.set(created);
    return created;
  }

  /**
   * The context of this process.
   *
   * @throws IllegalStateException when none was created
   */
  public static DriverContext current() {
    return Optional.ofNullable(CURRENT.get())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No driver context: the main program creates one before the Spark context"));
  }

  /** Which executors are alive, and which have a model ready. */
  public WarmUpCoordinator warmUp() {
    return warmUp;
  }

  /** The channel to the executor that runs the receiver. */
  public ReceiverChannel receiver() {
    return receiver;
  }

  /** Sets what processes the batches. */
  public void processBatchesWith(BatchProcessor batches) {
    processor = Optional.of(batches);
  }

  /**
   * What processes the batches.
   *
   * @throws IllegalStateException when the stream has started before it was set
   */
  public BatchProcessor batchProcessor() {
    return processor.orElseThrow(
        () -> new IllegalStateException("No batch processor: it is set before the stream starts"));
  }
}
