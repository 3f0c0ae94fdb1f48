package recast.hadoop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A new file of any length, written in parts of one block that are put together at the end: while
 * the datanodes force some parts to their disks, the next is on its way to them. As one stream it
 * would wait for the disks after each block.
 */
final class ParallelBlockOutputStream extends OutputStream {
  /** Parts that may be on their way to the disks, so that open files stay bounded. */
  private static final int MOST_SETTLING = 4;

  private final Parts parts;
  private SyncedFile current;
  private int last;
  private long room;
  private long written;
  private final Deque<FutureTask<SyncedFile>> settling = new ArrayDeque<>();

  /** Where the parts of one file are. */
  interface Parts {
    /** Creates the first part, 0, under the name of the whole, or a further one. */
    SyncedFile create(int number) throws IOException;

    /** The length of a part in bytes. */
    long length() throws IOException;

    /** Whether parts may be put together here; the first one has been created. */
    boolean canJoin() throws IOException;

    /** Puts the parts 1 to {@code last} behind the first one, which has {@code bytes} then. */
    void join(int last, long bytes) throws IOException;
  }

  ParallelBlockOutputStream(Parts parts) throws IOException {
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
      awaitSettled(0);
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
    while (!settling.isEmpty()) {
      try {
        awaitSettled(settling.size() - 1);
      } catch (IOException | RuntimeException e) {
        if (e != failure) {
          failure.addSuppressed(e);
        }
      }
    }
    current.abandon(failure);
  }

  private void makeRoom() throws IOException {
    if (last == 0 && !parts.canJoin()) {
      room = Long.MAX_VALUE;
      return;
    }
    awaitSettled(MOST_SETTLING - 1);
    SyncedFile full = current;
    FutureTask<SyncedFile> task =
        new FutureTask<>(
            () -> {
              full.settle();
              return full;
            });
    settling.add(task);
    new Thread(task, "settle-part").start();
    current = parts.create(last + 1);
    last++;
    room = parts.length();
  }

  /** Returns once at most {@code left} parts are still on their way to the disks. */
  private void awaitSettled(int left) throws IOException {
    while (settling.size() > left) {
      try {
        settling.remove().get();
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
  }
}
