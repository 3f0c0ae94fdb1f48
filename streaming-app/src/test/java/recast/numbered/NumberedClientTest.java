package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.line.LineDecoder;
import recast.line.LineFormat;

final class NumberedClientTest {
  private ScriptedSource source;

  @BeforeEach
  void listen() throws IOException {
    source = new ScriptedSource();
  }

  @AfterEach
  void close() throws IOException {
    source.close();
  }

  @Test
  void asksWhatThereIsAndReadsIt() throws IOException {
    source.add(10);
    try (NumberedClient client = connect()) {
      assertThat(client.stream()).isEqualTo("first");
      assertThat(client.range(7))
          .isEqualTo(new StreamState("first", 0, 10, StreamState.End.OPEN, 7));
      assertThat(read(client.read(2, 9, LineFormat.DEFAULT)))
          .containsExactly("2", "3", "4", "5", "6", "7", "8");
    }
    assertThat(source.requests()).startsWith("recast 1 app", "range", "read 2 9");
  }

  @Test
  void whatIsAcknowledgedIsForgotten() throws IOException {
    source.add(10);
    source.end();
    try (NumberedClient client = connect()) {
      client.acknowledge(4);

      assertThat(client.range(1))
          .isEqualTo(new StreamState("first", 4, 10, StreamState.End.ENDED, 1));
    }
  }

  @Test
  void aSourceOfPlainLinesIsNamedAsWhatItIs() {
    source.fail(ScriptedSource.Fault.PLAIN);

    assertThatThrownBy(this::connect)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("source of plain lines", "17;4.5")
        .hasMessageContaining("without recast://");
  }

  @Test
  void aRefusalCarriesTheReason() {
    source.fail(ScriptedSource.Fault.ERROR);

    assertThatThrownBy(this::connect)
        .isInstanceOf(IOException.class)
        .hasMessage("refused: not today");
  }

  @Test
  void aSourceThatSaysNothingIsGivenUp() {
    source.fail(ScriptedSource.Fault.SILENCE);

    assertThatThrownBy(this::connect)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no answer");
  }

  @Test
  void aSourceThatIsAwayIsReported() throws IOException {
    NumberedSource away = source.asSource();
    source.close();

    assertThatThrownBy(() -> away.connect(away.servers().get(0)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused");
  }

  private NumberedClient connect() throws IOException {
    return source.asSource().connect(source.endpoint());
  }

  private static List<String> read(RecordStream records) throws IOException {
    LineDecoder decoder = LineFormat.DEFAULT.decoder();
    List<String> all = new ArrayList<>();
    while (records.next()) {
      all.add(records.decode(decoder));
    }
    return all;
  }
}
