package recast.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import recast.cli.Messages;
import recast.spool.RecordLog;
import recast.spool.SpoolException;

/**
 * The readers of the log, each on a thread of its own. The server's thread adds them and asks
 * whether they have to be waited for.
 */
final class ReaderSessions implements Closeable {
  private static final int MOST = 64;

  private final RecordLog log;
  private final ServerLimits limits;
  private final PrintStream err;
  private final Set<ReaderSession> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean reported = new AtomicBoolean();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), ReaderSessions::thread);
  private long completeSince;

  /** Readers of {@code log}; says on {@code err} who reads, and who was cut off. */
  ReaderSessions(RecordLog log, ServerLimits limits, PrintStream err) {
    this.log = log;
    this.limits = limits;
    this.err = err;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "reader");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether records flow into the log, also when nobody listens. */
  boolean isActive() {
    return log.isActive();
  }

  /**
   * Throws what has broken the log.
   *
   * @throws IOException with a message for the user
   */
  void check() throws IOException {
    log.check();
  }

  /**
   * Whether the source may end, which has no more records: all of them are acknowledged, and
   * readers that are connected know it, or have had the time to ask.
   *
   * @param now in nanoseconds
   */
  boolean isDone(long now) {
    if (!log.isActive() || threads.isShutdown()) {
      return true;
    }
    if (!log.range().isComplete()) {
      return false;
    }
    if (completeSince == 0) {
      completeSince = now;
    }
    return now - completeSince > limits.stall().toNanos()
        || sessions.stream().allMatch(ReaderSession::knowsEnd);
  }

  /**
   * Serves the reader at the other end of {@code channel}, which belongs to no selector any more.
   *
   * @param said what was read from it
   */
  void serve(SocketChannel channel, ByteBuffer said, String name) throws IOException {
    try {
      threads.execute(() -> serve(name, channel, said));
    } catch (RejectedExecutionException e) {
      try (channel) {
        if (!threads.isShutdown()) {
          String reason = "error " + MOST + " readers are connected; close some connections\n";
          channel.write(StandardCharsets.UTF_8.encode(reason));
        }
      }
    }
  }

  private void serve(String name, SocketChannel channel, ByteBuffer said) {
    try (channel;
        ReaderConnection connection = new ReaderConnection(channel, said, limits)) {
      ReaderSession session = new ReaderSession(connection, log, this::reportFirst);
      sessions.add(session);
      try {
        serve(name, connection, session);
      } finally {
        sessions.remove(session);
      }
    } catch (IOException e) {
      report(name, "was lost", e);
    }
  }

  private void serve(String name, ReaderConnection connection, ReaderSession session)
      throws IOException {
    try {
      session.run();
    } catch (IllegalArgumentException | SpoolException e) {
      report(name, "was refused", e);
      connection.refuse(Messages.of(e));
    }
  }

  private void reportFirst(String app) {
    if (reported.compareAndSet(false, true)) {
      err.println("source: application " + app + " reads from " + log.range().first());
    }
  }

  private void report(String name, String what, Exception why) {
    if (!threads.isShutdown()) {
      err.println("source: reader " + name + " " + what + ": " + Messages.of(why));
    }
  }

  /** Ends all connections of readers, and takes no more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
