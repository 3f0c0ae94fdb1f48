package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.TaskKilledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recast.cli.Endpoint;
import recast.line.LineCounts;
import recast.line.LineFormat;

final class NumberedRecordsTest {
  private static final LineFormat FORMAT = new LineFormat(10, "UTF-8");

  private ScriptedSource source;
  private volatile boolean interrupted;

  @BeforeEach
  void listen() throws IOException {
    source = new ScriptedSource();
    source.add(100);
  }

  @AfterEach
  void close() throws IOException {
    source.close();
  }

  @Test
  void readsItsRangeInOneGo() throws IOException {
    assertThat(read(records(10, 30))).isEqualTo(numbers(10, 30));
    assertThat(source.requests()).containsOnlyOnce("read 10 30");
  }

  /** Each is worth another connection that goes on with the next number. */
  @ParameterizedTest
  @EnumSource
  void whateverHappensEachRecordComesOnce(ScriptedSource.Fault fault) throws IOException {
    source.fail(fault);

    assertThat(read(records(0, 100))).isEqualTo(numbers(0, 100));
  }

  @Test
  void aBreakInTheMiddleGoesOnBehindTheLastRecord() throws Exception {
    NumberedRecords records = records(0, 100);
    assertThat(records.next()).isEqualTo("0");
    source.close();
    CompletableFuture<List<String>> rest = CompletableFuture.supplyAsync(() -> drain(records));

    source.restart();

    assertThat(rest.get()).isEqualTo(numbers(1, 100));
  }

  @Test
  void anotherAddressTakesItsPlace() throws IOException {
    Endpoint nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = new Endpoint("127.0.0.1", free.getLocalPort());
    }

    assertThat(read(records(0, 9, nobody, source.endpoint()))).isEqualTo(numbers(0, 9));
  }

  @Test
  void recordsOfALostStreamAreNotWaitedFor() throws IOException {
    NumberedRecords records = records(0, 100);
    source.restartAs("second");

    assertThatThrownBy(records::hasNext)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("stream is second now")
        .hasMessageContaining("of stream first");
  }

  @Test
  void recordsThatTheSourceHasLostAreNotWaitedFor() throws IOException {
    NumberedRecords records = records(0, 100);
    source.restartWithout(50);

    assertThatThrownBy(records::hasNext)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it has the records 0 to 50")
        .hasMessageContaining("0 to 100 are to be read");
  }

  @Test
  void anInterruptEndsTheWaitForASource() throws IOException {
    NumberedRecords records = records(0, 100);
    source.close();
    CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(() -> drain(records));

    interrupted = true;

    await().until(read::isCompletedExceptionally);
    assertThatThrownBy(read::join).hasCauseInstanceOf(TaskKilledException.class);
  }

  @Test
  void whatIsNoSoundRecordIsCounted() throws IOException {
    source.add("x".repeat(11));
    source.add("last");
    source.add("x".repeat(5_000));
    NumberedRecords records = records(99, 103);

    assertThat(read(records)).containsExactly("99", "last");
    assertThat(records.counts()).isEqualTo(new LineCounts(2, 0, 0));
  }

  private NumberedRecords records(long from, long to) {
    return records(from, to, source.endpoint());
  }

  private NumberedRecords records(long from, long to, Endpoint... servers) {
    return new NumberedRecords(
        new RecordRange("first", from, to),
        source.asSource(),
        FORMAT,
        ScriptedSource.rotation(servers),
        () -> interrupted);
  }

  private static List<String> read(NumberedRecords records) throws IOException {
    try (records) {
      return drain(records);
    }
  }

  private static List<String> drain(NumberedRecords records) {
    List<String> all = new ArrayList<>();
    records.forEachRemaining(all::add);
    return all;
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }
}
