package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import recast.fixture.MutableClock;

final class ReceiverChannelTest {
  private final MutableClock clock = new MutableClock();
  private final ReceiverChannel channel = new ReceiverChannel(clock);

  @Test
  void aReceiverThatPollsIsToldToEndOnceThatIsWanted() {
    assertThat(channel.receive(SourceConnection.OPEN.toWire())).isEqualTo(false);

    channel.endOfStream().want();

    assertThat(channel.receive(SourceConnection.OPEN.toWire())).isEqualTo(true);
  }

  @Test
  void theEndIsReachedWhenTheReceiverSaysSo() {
    assertThat(channel.endOfStream().reached()).isFalse();

    channel.receive(ReceiverChannel.REACHED);

    assertThat(channel.endOfStream().reached()).isTrue();
  }

  @Test
  void theConnectionIsWhatWasReportedLast() {
    assertThat(channel.source()).isEqualTo(SourceConnection.NONE_YET);

    channel.receive(SourceConnection.failed("refused").toWire());
    assertThat(channel.source()).isEqualTo(new SourceConnection(false, "refused"));

    channel.receive(SourceConnection.OPEN.toWire());
    assertThat(channel.source()).isEqualTo(new SourceConnection(true, ""));
  }

  @Test
  void aReceiverThatReportsNoMoreIsAProblemUntilTheNextReports() {
    channel.receive(SourceConnection.OPEN.toWire());

    clock.pass(Duration.ofSeconds(11));
    assertThat(channel.source())
        .isEqualTo(new SourceConnection(false, "no receiver has reported for 11 s"));

    channel.receive(SourceConnection.OPEN.toWire());
    assertThat(channel.source().connected()).isTrue();
  }

  @Test
  void aReceiverIsExpectedFromTheStartOfTheStream() {
    clock.pass(Duration.ofMinutes(5));

    channel.open();

    assertThat(channel.source()).isEqualTo(SourceConnection.NONE_YET);
  }
}
