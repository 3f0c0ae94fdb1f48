package recast.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import recast.line.LineCounts;

/**
 * The driver's end of the channel to the executor that runs the receiver, which polls twice a
 * second: it reports its connection to the source, and the answer is whether to end.
 */
public final class ReceiverChannel {
  /** A receiver that has not polled for so long is not there, or cannot reach the driver. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final ReceiverShutdown endOfStream = new ReceiverShutdown();
  private final Clock clock;
  private SourceConnection source = new SourceConnection.NotTried();
  private Instant polled;
  private String receiver = "";
  private LineCounts counts = LineCounts.NONE;

  /** Of receivers before this one. */
  private LineCounts earlier = LineCounts.NONE;

  public ReceiverChannel(Clock clock) {
    this.clock = clock;
    this.polled = clock.instant();
  }

  /** The end of the stream, which the driver wants and the receiver reaches. */
  public ReceiverShutdown endOfStream() {
    return endOfStream;
  }

  /** The stream starts: a receiver is expected from now on. */
  public synchronized void open() {
    polled = clock.instant();
  }

  /**
   * The connection to the source as the receiver reported it last, or that there is no receiver.
   */
  public synchronized SourceConnection source() {
    Duration silence = Duration.between(polled, clock.instant());
    return silence.compareTo(SILENCE) > 0
        ? new SourceConnection.Failed(
            "no receiver has reported for %d s".formatted(silence.toSeconds()))
        : source;
  }

  /**
   * Takes a message of the executor that runs the receiver.
   *
   * @return the answer, if the message has one
   */
  public Optional<ReceiverMessage> receive(ReceiverMessage message) {
    if (message instanceof ReceiverMessage.Report report) {
      report(report);
      return Optional.of(new ReceiverMessage.Instruction(endOfStream.wanted()));
    }
    if (message instanceof ReceiverMessage.Ended) {
      endOfStream.reach();
      return Optional.empty();
    }
    throw new IllegalArgumentException("not a message of a receiver: " + message);
  }

  /** What became of lines that were no sound records, in all receivers of this attempt. */
  public synchronized LineCounts counts() {
    return earlier.plus(counts);
  }

  private synchronized void report(ReceiverMessage.Report report) {
    if (!report.receiver().equals(receiver)) {
      earlier = counts();
      receiver = report.receiver();
    }
    counts = report.counts();
    source = report.source();
    polled = clock.instant();
  }
}
