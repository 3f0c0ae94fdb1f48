package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.ingest.SourceConnection;
import recast.sink.SourceOffsets;

final class SourcePollerTest {
  private ScriptedSource source;
  private SourcePoller poller;

  @BeforeEach
  void listen() throws IOException {
    source = new ScriptedSource();
    source.add(10);
    poller = new SourcePoller(source.asSource(), ScriptedSource.rotation(source.endpoint()));
  }

  @AfterEach
  void close() throws IOException {
    poller.close();
    source.close();
  }

  @Test
  void knowsNothingBeforeItHasAsked() {
    assertThat(poller.state()).isEmpty();
    assertThat(poller.connection()).isEqualTo(new SourceConnection.NotTried());
  }

  @Test
  void seesWhatComes() {
    poller.poll();
    source.add(5);
    source.end();
    poller.poll();

    assertThat(poller.state()).contains(new StreamState("first", 0, 15, StreamState.End.ENDED, 1));
    assertThat(poller.connection()).isEqualTo(new SourceConnection.Open());
    assertThat(source.requests()).containsExactly("recast 1 app", "range", "range");
  }

  @Test
  void acknowledgesWhatIsScored() {
    poller.acknowledge(offsets("first", 4));
    poller.poll();
    assertThat(source.first()).isEqualTo(4);

    poller.poll();
    poller.acknowledge(offsets("first", 3));
    poller.acknowledge(offsets("other", 9));
    poller.poll();

    assertThat(source.requests()).filteredOn(asked -> asked.startsWith("ack")).hasSize(1);
  }

  @Test
  void doesNotAcknowledgeWhatTheSourceDoesNotHave() {
    poller.acknowledge(offsets("first", 11));
    poller.poll();

    assertThat(source.first()).isZero();
  }

  @Test
  void aSourceThatIsAwayHoldsNothingUntilItComesBack() throws IOException {
    poller.poll();
    source.close();
    poller.poll();

    assertThat(poller.state()).isEmpty();
    assertThat(poller.connection().connected()).isFalse();
    assertThat(poller.connection().problem().orElseThrow())
        .startsWith("source " + source.endpoint() + ": ");

    source.restartAs("second");
    poller.poll();

    assertThat(poller.state()).contains(new StreamState("second", 0, 0, StreamState.End.OPEN, 2));
  }

  @Test
  void aSourceOfPlainLinesIsAProblem() {
    source.fail(ScriptedSource.Fault.PLAIN);
    poller.poll();

    assertThat(poller.connection().problem().orElseThrow()).contains("source of plain lines");
  }

  @Test
  void aSourceThatGoesOnceAllIsScoredHasEnded() throws IOException {
    source.end();
    poller.acknowledge(offsets("first", 10));
    poller.poll();
    source.close();
    poller.poll();

    assertThat(poller.connection().problem().orElseThrow())
        .contains("stream first has ended, and all records are scored");
  }

  @Test
  void theLastBatchIsAcknowledgedAtTheEnd() throws IOException {
    poller.poll();
    poller.acknowledge(offsets("first", 10));

    poller.close();

    assertThat(source.first()).isEqualTo(10);
  }

  private static SourceOffsets offsets(String stream, long next) {
    return new SourceOffsets(List.of(new SourceOffsets.Next(stream, 0, next)));
  }
}
