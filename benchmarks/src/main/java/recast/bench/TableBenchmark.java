package recast.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import recast.format.table.TableFormat;
import recast.model.Model;
import recast.model.RowBatch;

/**
 * Our table beside a {@link HashMap} of rows, for a batch of random keys: found, and found and
 * written as lines. The heap has its pages from the start, as that of an executor has after a
 * while: otherwise what is measured is how long the system takes to give a page to the first object
 * in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"-Xms3g", "-XX:+AlwaysPreTouch"})
public class TableBenchmark {
  private static final int BATCH_ROWS = 512;

  @Param("1000000")
  private int rows;

  private final Map<String, String[]> map = new HashMap<>();
  private final Random random = new Random(1);
  private final String[] names = new String[BATCH_ROWS];
  private final String[] cities = new String[BATCH_ROWS];
  private final StringBuilder lines = new StringBuilder();
  private Model model;
  private RowBatch in;
  private RowBatch out;

  /** Gives the same rows to both. */
  @Setup
  public void fill() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("key,name,city\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < rows; i++) {
      String[] row = {"name of " + i, "city " + i % 1000};
      map.put(key(i), row);
      file.writeBytes(
          (key(i) + "," + row[0] + "," + row[1] + "\n").getBytes(StandardCharsets.UTF_8));
    }
    model = new TableFormat().decode(new ByteArrayInputStream(file.toByteArray()));
    in = new RowBatch(model.signature().inputs(), BATCH_ROWS);
    out = new RowBatch(model.signature().outputs(), BATCH_ROWS);
    in.reset(BATCH_ROWS);
    out.reset(BATCH_ROWS);
  }

  /** Other keys for each call, as texts that were just read: they are nowhere in the cache. */
  @Setup(Level.Invocation)
  public void draw() {
    for (int row = 0; row < BATCH_ROWS; row++) {
      in.strings(0)[row] = key(random.nextInt(rows));
    }
  }

  private static String key(int i) {
    return "k" + Integer.toString(i * 7919, 36);
  }

  @Benchmark
  public RowBatch recast() {
    model.score(in, out);
    return out;
  }

  @Benchmark
  public String[] hashMap() {
    for (int row = 0; row < BATCH_ROWS; row++) {
      String[] found = map.get(in.strings(0)[row]);
      names[row] = found[0];
      cities[row] = found[1];
    }
    return names;
  }

  @Benchmark
  public StringBuilder recastLines() {
    model.score(in, out);
    return lines(out.strings(0), out.strings(1));
  }

  @Benchmark
  public StringBuilder hashMapLines() {
    hashMap();
    return lines(names, cities);
  }

  private StringBuilder lines(String[] names, String[] cities) {
    lines.setLength(0);
    for (int row = 0; row < BATCH_ROWS; row++) {
      lines.append(names[row]).append(',').append(cities[row]).append('\n');
    }
    return lines;
  }
}
