package recast.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Records of which the first ones were numbered before the source was started again. */
final class ResumedRecords implements Records {
  private final Records records;
  private final long numbered;
  private final Optional<byte[]> newest;
  private long skipped;

  /**
   * Skips the first {@code numbered} records of {@code records}.
   *
   * @param newest the line of the last one that is skipped, to be compared, if it is known
   */
  ResumedRecords(Records records, long numbered, Optional<byte[]> newest) {
    this.records = records;
    this.numbered = numbered;
    this.newest = newest;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also when there are fewer records than were numbered, or others
   */
  @Override
  public Batch next(int most) throws IOException {
    while (skipped < numbered) {
      Batch batch = records.next((int) Math.min(numbered - skipped, Integer.MAX_VALUE));
      if (batch.records() == 0) {
        throw changed("it has only " + skipped);
      }
      skipped += batch.records();
      if (skipped == numbered && newest.isPresent() && !endsWith(batch, newest.get())) {
        throw changed("the last of them is another one now");
      }
    }
    return records.next(most);
  }

  private IOException changed(String found) {
    return new IOException(
        "Cannot go on: the stream has %d records of this --file, but %s; give the --file and the"
                .formatted(numbered, found)
            + " --max-line that the stream began with, or another --spool to start a new stream");
  }

  private static boolean endsWith(Batch batch, byte[] line) {
    byte[] lines = new byte[batch.lines().remaining()];
    batch.lines().get(lines);
    int from = lines.length - line.length;
    boolean begins = from == 0 || (from > 0 && lines[from - 1] == '\n');
    return begins && Arrays.equals(lines, from, lines.length, line, 0, line.length);
  }

  @Override
  public long skipped() {
    return records.skipped();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
