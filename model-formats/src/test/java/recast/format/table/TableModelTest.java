package recast.format.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recast.model.Model;
import recast.model.RowBatch;

final class TableModelTest {
  private static final int ROWS = 20_000;
  private static final int BATCH = 1_000;

  @Test
  void everyThreadFindsEveryRow() throws Exception {
    Model model = table("");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> tasks =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(seed -> threads.submit(() -> scoreAndCheck(model, seed)))
              .toList();
      for (Future<?> task : tasks) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aKeyWithoutARowGetsTheDefaultRowOrFails() throws IOException {
    for (boolean hasDefault : new boolean[] {true, false}) {
      Model model = table(hasDefault ? "*,-1,0.5,nobody,nowhere\n" : "");
      RowBatch keys = new RowBatch(model.signature().inputs(), BATCH);
      RowBatch scores = new RowBatch(model.signature().outputs(), BATCH);
      keys.reset(BATCH);
      scores.reset(BATCH);
      for (int row = 0; row < BATCH; row++) {
        keys.strings(0)[row] = row % 3 == 0 ? "x" + row : "k" + row;
      }

      model.score(keys, scores);

      for (int row = 0; row < BATCH; row++) {
        assertThat(scores.failed(row)).isEqualTo(row % 3 == 0 && !hasDefault);
        if (row % 3 != 0) {
          assertThatRowIs(scores, row, row);
        } else if (hasDefault) {
          assertThat(scores.strings(3)[row]).isEqualTo("nowhere");
        }
      }
    }
  }

  @Test
  void numbersAndRepeatedTextsTakeNoObjects() throws IOException {
    StringBuilder text = new StringBuilder("key,count,city\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("k").append(i).append(",").append(i).append(",city ").append(i % 4).append("\n");
    }
    Model model = decode(text.toString());
    RowBatch keys = new RowBatch(model.signature().inputs(), BATCH);
    RowBatch scores = new RowBatch(model.signature().outputs(), BATCH);
    keys.reset(BATCH);
    scores.reset(BATCH);
    for (int row = 0; row < BATCH; row++) {
      keys.strings(0)[row] = "k" + (ROWS - 1 - row);
    }
    model.score(keys, scores);

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    model.score(keys, scores);
    long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

    assertThat(scores.longs(0)[0]).isEqualTo(ROWS - 1);
    assertThat(after - before).isLessThan(8L * BATCH);
  }

  private static void scoreAndCheck(Model model, int seed) {
    Random random = new Random(seed);
    RowBatch keys = new RowBatch(model.signature().inputs(), BATCH);
    RowBatch scores = new RowBatch(model.signature().outputs(), BATCH);
    int[] expected = new int[BATCH];
    for (int batch = 0; batch < 50; batch++) {
      int size = 1 + random.nextInt(BATCH);
      keys.reset(size);
      scores.reset(size);
      for (int row = 0; row < size; row++) {
        expected[row] = random.nextInt(ROWS);
        keys.strings(0)[row] = "k" + expected[row];
      }
      model.score(keys, scores);
      for (int row = 0; row < size; row++) {
        assertThatRowIs(scores, row, expected[row]);
      }
    }
  }

  private static void assertThatRowIs(RowBatch scores, int row, int i) {
    assertThat(scores.longs(0)[row]).isEqualTo(count(i));
    assertThat(scores.doubles(1)[row]).isEqualTo(share(i));
    assertThat(scores.strings(2)[row]).isEqualTo(name(i));
    assertThat(scores.strings(3)[row]).isEqualTo(city(i));
  }

  private static Model table(String more) throws IOException {
    StringBuilder text = new StringBuilder("key,count,share,name,city\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("k" + i + "," + count(i) + "," + share(i) + "," + name(i) + "," + city(i) + "\n");
    }
    return decode(text.append(more).toString());
  }

  private static Model decode(String table) throws IOException {
    return new TableFormat().decode(new ByteArrayInputStream(table.getBytes(UTF_8)));
  }

  private static long count(int i) {
    return i % 2 == 0 ? i % 10 : -123_456_789_012_345_678L - i;
  }

  private static double share(int i) {
    return i % 2 == 0 ? i % 10 / 8.0 : i / 7.0;
  }

  private static String name(int i) {
    return i % 5 == 0 ? "Ž".repeat(i % 300) : "name of " + i;
  }

  private static String city(int i) {
    return "město " + i % 7;
  }
}
