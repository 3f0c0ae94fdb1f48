package recast.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static recast.spool.LogFixture.lines;
import static recast.spool.LogFixture.numbers;
import static recast.spool.LogFixture.read;

import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in memory and on a disk. */
@Timeout(60)
class RecordLogTest {
  private static final long CAPACITY = 1 << 20;

  @TempDir private Path directory;
  private RecordLog memory;
  private RecordLog disk;

  enum Place {
    MEMORY,
    DISK
  }

  @BeforeEach
  void open() throws Exception {
    memory = RecordLog.inMemory(CAPACITY);
    disk = RecordLog.open(directory, CAPACITY);
  }

  @AfterEach
  void close() throws Exception {
    memory.close();
    disk.close();
  }

  private RecordLog log(Place place) {
    return place == Place.MEMORY ? memory : disk;
  }

  @ParameterizedTest
  @EnumSource
  void everyRangeReadsItsRecords(Place place) throws Exception {
    RecordLog log = log(place);
    for (long batch = 0; batch < 40; batch++) {
      log.append(lines(numbers(1_000 * batch, 1_000 * (batch + 1))));
    }
    assertThat(log.range()).isEqualTo(new LogRange(0, 40_000, false));
    for (long from = 0; from < 40_000; from += 1_777) {
      for (long to = from + 1; to <= 40_000; to += 5_003) {
        assertThat(read(log, from, to)).isEqualTo(numbers(from, to));
      }
    }
    assertThat(read(log, 0, 40_000)).isEqualTo(numbers(0, 40_000));
  }

  @ParameterizedTest
  @EnumSource
  void longEmptyAndBinaryRecordsPassUnchanged(Place place) throws Exception {
    RecordLog log = log(place);
    String all = "\n\na\0\r\n" + "x".repeat(300_000) + "\n\n";
    log.append(lines(all));
    assertThat(log.range().next()).isEqualTo(5);
    assertThat(read(log, 0, 5)).isEqualTo(all);
    assertThat(read(log, 2, 3)).isEqualTo("a\0\r\n");
    assertThat(read(log, 3, 4)).hasSize(300_001);
    assertThat(read(log, 4, 5)).isEqualTo("\n");
    assertThat(log.newest()).contains(new byte[] {'\n'});
  }

  @ParameterizedTest
  @EnumSource
  void acknowledgedRecordsAreGone(Place place) throws Exception {
    RecordLog log = log(place);
    log.append(lines(numbers(0, 100)));
    assertThat(log.acknowledge(40)).isEqualTo(40);
    assertThat(log.acknowledge(7)).isEqualTo(40);
    assertThat(log.range().unacknowledged()).isEqualTo(60);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.block(39, 50))
        .withMessage("cannot read from 39: the records below 40 are acknowledged");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.acknowledge(101))
        .withMessage("cannot acknowledge 101: the next record gets the number 100");
    assertThat(read(log, 40, 100)).isEqualTo(numbers(40, 100));
    log.end();
    assertThat(log.range().isComplete()).isFalse();
    log.acknowledge(100);
    assertThat(log.range().isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void fullLogTakesNothingUntilRecordsAreAcknowledged(Place place) throws Exception {
    RecordLog log = log(place);
    String batch = "x".repeat(65_535) + "\n";
    FutureTask<Void> appending =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < 17; i++) {
                log.append(lines(batch));
              }
              return null;
            });
    Thread thread = new Thread(appending);
    thread.start();
    await().until(() -> log.range().next() == 16 && thread.getState() == Thread.State.WAITING);
    log.acknowledge(1);
    assertThat(appending.isDone()).isFalse();
    log.acknowledge(3);
    appending.get();
    assertThat(log.range()).isEqualTo(new LogRange(3, 17, false));
  }

  @ParameterizedTest
  @EnumSource
  void recordLargerThanTheLogWaitsUntilThatIsEmpty(Place place) throws Exception {
    RecordLog log = log(place);
    log.append(lines("a\n"));
    FutureTask<Void> appending =
        new FutureTask<>(
            () -> {
              log.append(lines("x".repeat(2 << 20) + "\n"));
              return null;
            });
    Thread thread = new Thread(appending);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
    log.acknowledge(1);
    appending.get();
    assertThat(log.range().next()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void firstApplicationOwnsTheStream(Place place) throws Exception {
    RecordLog log = log(place);
    assertThat(log.isActive()).isEqualTo(place == Place.DISK);
    assertThat(log.claim("clones")).isEqualTo("clones");
    assertThat(log.claim("others")).isEqualTo("clones");
    assertThat(log.isActive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void closedLogTakesNothing(Place place) throws Exception {
    RecordLog log = log(place);
    log.close();
    assertThatThrownBy(() -> log.append(lines("a\n"))).hasMessage("The source has stopped");
    assertThatThrownBy(() -> log.claim("a")).isInstanceOf(SpoolException.class);
    assertThatThrownBy(log::check).isInstanceOf(SpoolException.class);
  }
}
