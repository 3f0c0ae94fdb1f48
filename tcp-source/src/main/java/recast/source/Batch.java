package recast.source;

import java.nio.ByteBuffer;

/** Whole records in the bytes that go over the wire, each ended by a line feed. Immutable. */
record Batch(ByteBuffer lines, int records) {
  static final Batch NONE = of(new byte[0], 0, 0);

  Batch {
    lines = lines.asReadOnlyBuffer();
  }

  /** The lines in {@code bytes} from {@code from}, included, to {@code to}, excluded. */
  static Batch of(byte[] bytes, int from, int to) {
    ByteBuffer lines = ByteBuffer.allocate(to - from).put(bytes, from, to - from).flip();
    return new Batch(lines, count(lines, 0, lines.limit()));
  }

  /** How many records end in {@code lines} from {@code from}, included, to {@code to}, excluded. */
  static int count(ByteBuffer lines, int from, int to) {
    int ends = 0;
    for (int i = from; i < to; i++) {
      if (lines.get(i) == '\n') {
        ends++;
      }
    }
    return ends;
  }

  /** A view of its own for each caller. */
  @Override
  public ByteBuffer lines() {
    return lines.duplicate();
  }
}
