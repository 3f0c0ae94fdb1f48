package recast.spool;

import java.io.Closeable;
import java.io.IOException;

/** Where a log keeps its segments and its state. One thread at a time calls it. */
interface Storage extends Closeable {
  /** Replaces the state, which survives a crash once this returns. */
  void save(StreamState state) throws IOException;

  /** An empty segment that begins with record {@code first}. */
  SegmentData create(long first) throws IOException;

  /** Memory, which ends with the process. */
  static Storage memory() {
    return new Storage() {
      @Override
      public void save(StreamState state) {}

      @Override
      public SegmentData create(long first) {
        return new MemoryData();
      }

      @Override
      public void close() {}
    };
  }
}
