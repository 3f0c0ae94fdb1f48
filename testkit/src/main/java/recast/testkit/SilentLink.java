package recast.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A link to a server of this machine that can go silent: connections stay open and are accepted,
 * and nothing passes until it speaks once more.
 */
public final class SilentLink implements AutoCloseable {
  private final ServerSocket listener;
  private final Supplier<Integer> target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Object gate = new Object();
  private boolean silent;

  private SilentLink(ServerSocket listener, Supplier<Integer> target) {
    this.listener = listener;
    this.target = target;
  }

  /**
   * Opens it.
   *
   * @param target the port of the server, whenever somebody connects
   */
  public static SilentLink to(Supplier<Integer> target) throws IOException {
    SilentLink link =
        new SilentLink(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target);
    start(link::accept);
    return link;
  }

  /** Where clients connect. */
  public String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Nothing passes from now on. */
  public void silence() {
    setSilent(true);
  }

  /** What has waited passes, and all that comes. */
  public void speak() {
    setSilent(false);
  }

  private void setSilent(boolean next) {
    synchronized (gate) {
      silent = next;
      gate.notifyAll();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      open.add(client);
      start(() -> connect(client));
    }
  }

  private void connect(Socket client) throws IOException, InterruptedException {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target.get())) {
      open.add(server);
      Thread answers = start(() -> pass(server, client));
      pass(client, server);
      answers.join();
      open.remove(server);
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket from, Socket to) throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      synchronized (gate) {
        while (silent) {
          gate.wait();
        }
      }
      out.write(buffer, 0, read);
    }
    to.shutdownOutput();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Ends with its connection, of which either side may be killed at any time. */
  private static Thread start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                System.err.println("link: " + e.getMessage());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "link");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    speak();
  }
}
