package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.fixture.MutableClock;
import recast.ingest.ReceiverMessage.Instruction;
import recast.line.LineCounts;

final class ReceiverChannelTest {
  private static final SourceConnection OPEN = new SourceConnection.Open();

  private final MutableClock clock = new MutableClock();
  private final ReceiverChannel channel = new ReceiverChannel(clock);

  @Test
  void aReceiverThatPollsIsToldToEndOnceThatIsWanted() {
    assertThat(report(OPEN)).contains(new Instruction(false));

    channel.endOfStream().want();

    assertThat(report(OPEN)).contains(new Instruction(true));
  }

  @Test
  void theEndIsReachedWhenTheReceiverSaysSo() {
    assertThat(channel.endOfStream().reached()).isFalse();

    assertThat(channel.receive(new ReceiverMessage.Ended())).isEmpty();

    assertThat(channel.endOfStream().reached()).isTrue();
  }

  @Test
  void theConnectionIsWhatWasReportedLast() {
    assertThat(channel.source()).isEqualTo(new SourceConnection.NotTried());

    report(new SourceConnection.Failed("refused"));
    assertThat(channel.source()).isEqualTo(new SourceConnection.Failed("refused"));

    report(OPEN);
    assertThat(channel.source()).isEqualTo(OPEN);
  }

  @Test
  void aReceiverThatReportsNoMoreIsAProblemUntilTheNextReports() {
    report(OPEN);

    clock.pass(Duration.ofSeconds(11));
    assertThat(channel.source())
        .isEqualTo(new SourceConnection.Failed("no receiver has reported for 11 s"));

    report(OPEN);
    assertThat(channel.source().connected()).isTrue();
  }

  @Test
  void aReceiverIsExpectedFromTheStartOfTheStream() {
    clock.pass(Duration.ofMinutes(5));

    channel.open();

    assertThat(channel.source()).isEqualTo(new SourceConnection.NotTried());
  }

  private Optional<ReceiverMessage> report(SourceConnection source) {
    return channel.receive(new ReceiverMessage.Report("a", source, LineCounts.NONE));
  }
}
