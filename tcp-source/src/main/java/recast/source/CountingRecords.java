package recast.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The built-in records: the whole numbers from 0, over and over. */
final class CountingRecords implements Records {
  private static final int BATCH = 10_000;

  private final int pass;
  private int next;

  /** The numbers from 0 to {@code pass - 1}. */
  CountingRecords(int pass) {
    this.pass = pass;
  }

  @Override
  public Batch next(int most) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < Math.min(most, BATCH); i++) {
      lines.writeBytes((next + "\n").getBytes(StandardCharsets.UTF_8));
      next = (next + 1) % pass;
    }
    return Batch.of(lines.toByteArray(), 0, lines.size());
  }

  @Override
  public void close() {}
}
