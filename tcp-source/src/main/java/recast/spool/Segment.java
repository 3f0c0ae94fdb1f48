package recast.spool;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Consecutive records that lie behind one another, and are given up together. */
final class Segment {
  private final SegmentData data;
  private final SparseIndex index;

  /** What {@code data} holds is in {@code index}. */
  Segment(SegmentData data, SparseIndex index) {
    this.data = data;
    this.index = index;
  }

  /** The number of its first record. */
  long first() {
    return index.first();
  }

  /** The number behind that of its last record. */
  long next() {
    return index.end().record();
  }

  long bytes() {
    return index.end().position();
  }

  /** Stores {@code lines}; they are no records yet. */
  void write(ByteBuffer lines) throws IOException {
    data.append(lines.duplicate(), bytes());
  }

  /** Makes records of {@code lines}, which were written. */
  void commit(ByteBuffer lines) {
    index.add(lines);
  }

  /** The records from {@code from}, which is here, to {@code to} at most, and one at least. */
  Block block(long from, long to) {
    SparseIndex.Point above = index.above(from);
    return new Block(data, index.floor(from), above, from, Math.min(to, above.record()));
  }

  void delete() throws IOException {
    data.delete();
  }

  void close() throws IOException {
    data.close();
  }
}
