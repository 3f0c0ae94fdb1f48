package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Endpoint;

/** Someone who connects, and reads or does not. */
final class TestClient implements Closeable {
  private final Socket socket = new Socket();
  private final BufferedReader reader;
  private final String name;

  TestClient(Endpoint source) throws IOException {
    socket.setReceiveBufferSize(8192);
    socket.connect(new InetSocketAddress(InetAddress.getByName(source.host()), source.port()));
    name = "127.0.0.1:" + socket.getLocalPort();
    socket.setSoTimeout(20_000);
    reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** Its name in what the source says about it. */
  String name() {
    return name;
  }

  List<String> read(int records) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      lines.add(reader.readLine());
    }
    return lines;
  }

  /** Everything up to the end of the stream; fails when the connection was reset. */
  List<String> readToEnd() throws IOException {
    return reader.lines().toList();
  }

  void say(String something) throws IOException {
    socket.getOutputStream().write(something.getBytes(UTF_8));
  }

  void reset() throws IOException {
    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    socket.close();
  }

  /** Says that nothing more comes from it, and goes on reading. */
  void sayGoodbye() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes its side in good order. */
  void leave() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
