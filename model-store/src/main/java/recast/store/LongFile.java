package recast.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A new file of any length, written in parts of one block that are put together at the end: while
 * the datanodes force one part to their disks, the next is on its way to them. As one stream it
 * would wait for the disks after each block.
 */
final class LongFile extends OutputStream {
  private final Parts parts;
  private NewFile current;
  private int last;
  private long room;
  private long written;
  private FutureTask<Void> settling = settled();

  /** Where the parts of one file are. */
  interface Parts {
    /** Creates the first part, 0, under the name of the whole, or a further one. */
    NewFile create(int number) throws IOException;

    /** The length of a part in bytes. */
    long length() throws IOException;

    /** Whether parts may be put together here; the first one has been created. */
    boolean canJoin() throws IOException;

    /** Puts the parts 1 to {@code last} behind the first one, which has {@code bytes} then. */
    void join(int last, long bytes) throws IOException;
  }

  LongFile(Parts parts) throws IOException {
    this.parts = parts;
    this.current = parts.create(0);
    this.room = parts.length();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (room == 0) {
        makeRoom();
      }
      int piece = (int) Math.min(room, length - done);
      current.out().write(bytes, offset + done, piece);
      done += piece;
      room -= piece;
    }
    written += length;
  }

  /** Once this returns, the file is whole and on the disks; a failure abandons it. */
  void settle() throws IOException {
    try {
      current.settle();
      awaitSettled();
    } catch (IOException | RuntimeException e) {
      abandon(e);
      throw e;
    }
    if (last > 0) {
      parts.join(last, written);
    }
  }

  /** Closes all of it because of {@code failure}. */
  void abandon(Exception failure) {
    try {
      awaitSettled();
    } catch (IOException | RuntimeException e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
    current.abandon(failure);
  }

  private void makeRoom() throws IOException {
    if (last == 0 && !parts.canJoin()) {
      room = Long.MAX_VALUE;
      return;
    }
    // One at a time, so that memory and open files stay bounded.
    awaitSettled();
    NewFile full = current;
    settling =
        new FutureTask<>(
            () -> {
              full.settle();
              return null;
            });
    new Thread(settling, "settle-part").start();
    current = parts.create(last + 1);
    last++;
    room = parts.length();
  }

  private void awaitSettled() throws IOException {
    try {
      settling.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a part went to the disks");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static FutureTask<Void> settled() {
    FutureTask<Void> settled = new FutureTask<>(() -> null);
    settled.run();
    return settled;
  }
}
