package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.spool.RecordLog;

@Timeout(60)
class ReaderSessionTest {
  private final RecordLog log = RecordLog.inMemory(1 << 20);
  private RunningServer source;
  private NumberingConsumer records;

  @BeforeEach
  void start() throws Exception {
    source = new RunningServer(RunningServer.QUICK, SlowClientPolicy.WAIT, log);
    records = new NumberingConsumer(log, source.server());
  }

  @AfterEach
  void stop() throws Exception {
    source.close();
    log.close();
  }

  private TestReader reader() throws Exception {
    return TestReader.of("clones", source.address());
  }

  private void send(int from, int to) throws Exception {
    StringBuilder lines = new StringBuilder();
    IntStream.range(from, to).forEach(n -> lines.append(n).append('\n'));
    byte[] bytes = lines.toString().getBytes(UTF_8);
    records.send(Batch.of(bytes, 0, bytes.length));
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  void everyRequestIsAnswered() throws Exception {
    try (TestReader reader = new TestReader(source.address())) {
      assertThat(reader.ask("recast 1 clones")).isEqualTo("recast 1 " + log.stream());
      assertThat(reader.ask("range")).isEqualTo("range 0 0 open");
      assertThat(reader.ask("read 0 0")).isEqualTo("records 0 0");
      send(0, 3);
      assertThat(reader.ask("range")).isEqualTo("range 0 3 open");
      assertThat(reader.ask("read 1 3")).isEqualTo("records 1 2");
      assertThat(reader.answer()).isEqualTo("1");
      assertThat(reader.answer()).isEqualTo("2");
      assertThat(reader.read(0, 3)).isEqualTo(numbers(0, 3));
      assertThat(reader.ask("ack 2")).isEqualTo("acked 2");
      assertThat(reader.ask("ack 1")).isEqualTo("acked 2");
      assertThat(reader.ask("range")).isEqualTo("range 2 3 open");
      records.end();
      assertThat(reader.ask("range")).isEqualTo("range 2 3 ended");
      assertThat(reader.ask("ack 3")).isEqualTo("acked 3");
      assertThat(reader.ask("range")).isEqualTo("range 3 3 ended");
    }
    source.awaitEnd();
    assertThat(source.err()).contains("source: application clones reads from 0").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recast 2 clones | version '2' is not spoken here; expected recast 1 APP",
        "recast 1 | 'recast 1' is not a greeting; expected recast 1 APP",
        "recast 1 a/b | 'recast 1 a/b' is not a greeting; expected recast 1 APP",
        "recast 1 a b | 'recast 1 a b' is not a greeting; expected recast 1 APP"
      })
  void wrongGreetingIsRefused(String greeting, String text) throws Exception {
    try (TestReader reader = new TestReader(source.address())) {
      assertThat(reader.ask(greeting)).isEqualTo("error " + text);
      assertThat(reader.answer()).isNull();
    }
    assertThat(log.isActive()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read 1 4 | cannot read to 4: the next record gets the number 3",
        "read 0 2 | cannot read from 0: the records below 1 are acknowledged",
        "read 3 2 | cannot read from 3 to 2: it is less",
        "read 1 -2 | '-2' is not the number of a record",
        "read 1 9999999999999999999 | '9999999999999999999' is not the number of a record",
        "ack 4 | cannot acknowledge 4: the next record gets the number 3",
        "ack x | 'x' is not the number of a record",
        "read 1 | 'read 1' is not a request; expected range, read FROM TO or ack N",
        "range 1 | 'range 1' is not a request; expected range, read FROM TO or ack N",
        "RANGE | 'RANGE' is not a request; expected range, read FROM TO or ack N"
      })
  void whatCannotBeIsRefused(String request, String text) throws Exception {
    try (TestReader reader = reader()) {
      send(0, 3);
      assertThat(reader.ask("ack 1")).isEqualTo("acked 1");
      assertThat(reader.ask(request)).isEqualTo("error " + text);
      assertThat(reader.answer()).isNull();
      source.awaitTalk("source: reader " + reader.name() + " was refused: " + text);
    }
  }

  @Test
  void streamBelongsToItsFirstApplication() throws Exception {
    try (TestReader first = reader();
        TestReader other = new TestReader(source.address())) {
      assertThat(other.ask("recast 1 others"))
          .isEqualTo(
              "error stream %s belongs to application clones; start another source for application"
                  + " others",
              log.stream());
      assertThat(first.ask("range")).isEqualTo("range 0 0 open");
    }
  }

  @Test
  void anyConnectionReadsAnyRange() throws Exception {
    try (TestReader driver = reader()) {
      send(0, 20_000);
      try (TestReader one = reader();
          TestReader two = reader()) {
        assertThat(one.read(0, 9_000)).isEqualTo(numbers(0, 9_000));
        assertThat(two.read(9_000, 20_000)).isEqualTo(numbers(9_000, 20_000));
      }
      assertThat(driver.ask("ack 12000")).isEqualTo("acked 12000");
    }
    try (TestReader again = reader()) {
      assertThat(again.ask("range")).isEqualTo("range 12000 20000 open");
      assertThat(again.read(12_000, 20_000)).isEqualTo(numbers(12_000, 20_000));
    }
  }

  @Test
  void requestsMayComeTogetherAndInPieces() throws Exception {
    try (TestReader reader = new TestReader(source.address())) {
      reader.say("recast 1 clones\nrange\nread 0 0\nra");
      assertThat(reader.answer()).startsWith("recast 1 ");
      assertThat(reader.answer()).isEqualTo("range 0 0 open");
      assertThat(reader.answer()).isEqualTo("records 0 0");
      reader.say("nge\n");
      assertThat(reader.answer()).isEqualTo("range 0 0 open");
    }
  }

  @Test
  void firstReaderTakesTheBatchThatWaits() throws Exception {
    Thread pump =
        new Thread(
            () -> {
              try {
                send(0, 5);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    pump.start();
    await().until(() -> pump.getState() == Thread.State.WAITING);
    try (TestReader reader = reader()) {
      pump.join();
      assertThat(reader.read(0, 5)).isEqualTo(numbers(0, 5));
    }
  }

  @Test
  void plainClientsAndReadersGetTheSameRecords() throws Exception {
    try (TestClient plain = source.client();
        TestReader reader = reader()) {
      send(0, 100);
      assertThat(plain.read(100)).isEqualTo(numbers(0, 100));
      assertThat(reader.read(0, 100)).isEqualTo(numbers(0, 100));
      records.end();
      assertThat(plain.readToEnd()).isEmpty();
      try (TestReader late = reader()) {
        assertThat(late.ask("ack 100")).isEqualTo("acked 100");
        assertThat(late.ask("range")).isEqualTo("range 100 100 ended");
      }
    }
    assertThat(source.awaitEnd().toString()).startsWith("sent 100 records to 1 clients");
  }

  @Test
  void clientThatComesAfterTheEndGetsThat() throws Exception {
    try (TestReader reader = reader()) {
      send(0, 1);
      records.end();
      try (TestClient late = new TestClient(source.address())) {
        assertThat(late.readToEnd()).isEmpty();
      }
      assertThat(reader.ask("ack 1")).isEqualTo("acked 1");
    }
    source.awaitEnd();
  }
}
