package recast.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import jdk.net.ExtendedSocketOptions;
import recast.cli.Endpoint;

/** Connects to a source, whose host may have several addresses, and listen on one of them. */
public final class SourceSocket {
  private static final int CONNECT_MILLIS = 5_000;

  private SourceSocket() {}

  /** Makes the sockets. */
  @FunctionalInterface
  public interface SocketFactory {
    Socket create() throws IOException;
  }

  /**
   * A connection to {@code server}. An address that does not answer is given up after 5 s.
   *
   * @param sockets gives a socket for each address of the host; one that is not connected in the
   *     end is closed
   * @throws IOException when no address takes the connection
   */
  public static Socket connect(Endpoint server, SocketFactory sockets) throws IOException {
    IOException failure = new UnknownHostException(server.host());
    for (InetAddress address : InetAddress.getAllByName(server.host())) {
      Socket socket = sockets.create();
      try {
        connect(socket, new InetSocketAddress(address, server.port()));
        return socket;
      } catch (IOException e) {
        socket.close();
        e.addSuppressed(failure);
        failure = e;
      }
    }
    throw failure;
  }

  private static void connect(Socket socket, InetSocketAddress address) throws IOException {
    // A source that vanished without a word is noticed within half a minute, not never.
    socket.setKeepAlive(true);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 10);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
    socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
    socket.connect(address, CONNECT_MILLIS);
  }

  /** What is wrong with {@code server}, as the status and the log name it. */
  public static String problem(Endpoint server, IOException e) {
    return "source " + server + ": " + reason(e);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "unknown host";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
