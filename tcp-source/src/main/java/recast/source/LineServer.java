package recast.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import recast.cli.Durations;
import recast.cli.Endpoint;

/**
 * Sends one stream to all clients. The stream flows while somebody listens, and waits while nobody
 * does. A client gets every record from its connection on, in order, and the end of the stream
 * after the last; or it is cut off, and sees a reset in place of the end. Nothing is skipped in
 * between.
 *
 * <p>A connection that begins as a reader's is handed to {@link ReaderSessions}. While their log is
 * active, the stream flows into it also when nobody listens, and the server goes on after the end
 * of the stream until they have all of it.
 *
 * <p>A client that closes its side has left, even if it could still read: that is how connections
 * end that nobody reads from any more, and the only way to notice in time to keep the next records
 * for those who come.
 *
 * <p>{@link #run()} does all the work on one thread; {@link #send}, {@link #end} and {@link #stop}
 * may come from others.
 */
final class LineServer implements BatchConsumer, Closeable {
  private static final long TICK_MILLIS = 50;

  private enum Phase {
    FLOWING,
    /** There is nothing more to send; clients take what waits for them. */
    ENDED,
    /** Someone asked to stop; clients have little time to do so. */
    STOPPED
  }

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final ServerLimits limits;
  private final SlowClientPolicy whenBehind;
  private final ClientRegistry clients;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.FLOWING);
  private final BatchHandover handover = new BatchHandover();
  private final ReaderSessions readers;
  private long deadline;

  /** Serves on {@code listener}, which it closes in the end; reports clients on {@code err}. */
  LineServer(
      ServerSocketChannel listener,
      ServerLimits limits,
      SlowClientPolicy whenBehind,
      ReaderSessions readers,
      PrintStream err)
      throws IOException {
    this.listener = listener;
    this.limits = limits;
    this.whenBehind = whenBehind;
    this.readers = readers;
    this.clients = new ClientRegistry(err);
    this.selector = Selector.open();
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  Endpoint address() throws IOException {
    InetSocketAddress local = (InetSocketAddress) listener.getLocalAddress();
    return new Endpoint(local.getAddress().getHostAddress(), local.getPort());
  }

  @Override
  public void send(Batch batch) throws InterruptedException {
    handover.offer(batch, selector::wakeup);
  }

  @Override
  public void end() {
    phase.compareAndSet(Phase.FLOWING, Phase.ENDED);
    selector.wakeup();
  }

  @Override
  public void fail() {
    readers.close();
    end();
  }

  /** Asks {@link #run()} to return soon: clients get what waits for them now, and no more. */
  void stop() {
    phase.set(Phase.STOPPED);
    selector.wakeup();
  }

  /** Whether the stream ran to its end, and was not stopped before. */
  boolean ended() {
    return phase.get() == Phase.ENDED;
  }

  /** What was sent so far; complete when {@link #run()} has returned. */
  SourceStats tally() {
    return clients.tally();
  }

  /** Serves until the stream has ended, or was stopped, and the last client is gone. */
  void run() throws IOException, InterruptedException {
    while (phase.get() == Phase.FLOWING || listener.isOpen() || !clients.isEmpty()) {
      readers.check();
      selector.select(TICK_MILLIS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long now = System.nanoTime();
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof Client client) {
          clients.attend(client, c -> serve(c, key, now));
        } else {
          accept(now);
        }
      }
      selector.selectedKeys().clear();
      if (phase.get() == Phase.FLOWING) {
        flow(now);
      } else {
        finish(now);
      }
    }
    // Connections closed last stay open until the selector looks at them once more.
    selector.selectNow();
  }

  private void accept(long now) throws IOException {
    for (SocketChannel peer = listener.accept(); peer != null; peer = listener.accept()) {
      try {
        clients.add(new Client(peer, selector, now));
      } catch (IOException e) {
        // It went away while it came: as if it had never been there.
        peer.close();
      }
    }
  }

  private void serve(Client client, SelectionKey key, long now) throws IOException {
    if (key.isReadable() && !client.listen()) {
      leave(client, now);
    } else if (client.isReader()) {
      readers.serve(client.surrender(), client.said(), client.name());
    } else if (key.isWritable()) {
      client.write(now);
    }
    if (client.has(Client.State.LEAVING) && client.upToDate()) {
      clients.release(client);
    }
  }

  private void leave(Client client, long now) throws IOException {
    if (client.has(Client.State.CLOSING)) {
      clients.release(client);
    } else {
      client.leave(now);
    }
  }

  private void flow(long now) {
    clients.each(client -> flow(client, now));
    Optional<Batch> offered = handover.offered();
    boolean wanted = readers.isActive() || !clients.listening().isEmpty();
    if (offered.isEmpty() || !wanted || !room(offered.get())) {
      return;
    }
    Batch batch = offered.get();
    clients.tally().sent(batch);
    clients.listening().forEach(client -> clients.attend(client, c -> send(batch, c, now)));
    handover.take();
  }

  private void flow(Client client, long now) throws IOException {
    if (client.has(Client.State.ARRIVING) && client.idle(limits.grace(), now)) {
      clients.join(client, now);
    } else if (mayStall(client) && client.stalls(limits.stall(), now)) {
      clients.cut(client, stall());
    }
  }

  /** Where nobody waits for who is behind, one that reads nothing is cut off for its buffer. */
  private boolean mayStall(Client client) {
    return whenBehind == SlowClientPolicy.WAIT || client.has(Client.State.LEAVING);
  }

  private boolean room(Batch batch) {
    return whenBehind == SlowClientPolicy.CUT
        || clients.listening().stream().allMatch(c -> c.fits(batch, limits.buffer()));
  }

  private void send(Batch batch, Client client, long now) throws IOException {
    if (client.fits(batch, limits.buffer())) {
      client.send(batch, now);
    } else {
      clients.cut(client, limits.buffer() + " bytes behind; read faster, or lower the rate");
    }
  }

  private void finish(long now) throws IOException {
    if (phase.get() == Phase.STOPPED && deadline == 0) {
      deadline = now + limits.flush().toNanos();
      readers.close();
    }
    if (readers.isDone(now)) {
      listener.close();
    }
    boolean late = deadline != 0 && now > deadline;
    clients.each(client -> finish(client, late, now));
  }

  private void finish(Client client, boolean late, long now) throws IOException {
    boolean waiting = !client.has(Client.State.CLOSING) && !client.upToDate();
    if (waiting && late) {
      clients.cut(client, "it had not read everything when the source stopped");
    } else if (waiting && client.stalls(limits.stall(), now)) {
      clients.cut(client, stall());
    } else if (client.has(Client.State.CLOSING)) {
      if (late || client.idle(limits.flush(), now)) {
        clients.release(client);
      }
    } else if (!waiting && !(listener.isOpen() && client.mayGreet(limits.grace(), now))) {
      client.finish(now);
    }
  }

  private String stall() {
    return "it read nothing for " + Durations.print(limits.stall());
  }

  @Override
  public void close() throws IOException {
    readers.close();
    clients.each(Client::reset);
    listener.close();
    selector.close();
  }
}
