package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Endpoint;

/** Reads numbered records, or says something else. */
final class TestReader implements Closeable {
  private final Socket socket;
  private final BufferedReader in;

  TestReader(Endpoint source) throws IOException {
    socket = new Socket(source.host(), source.port());
    socket.setSoTimeout(20_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** One that has greeted as {@code app}. */
  static TestReader of(String app, Endpoint source) throws IOException {
    TestReader reader = new TestReader(source);
    String answer = reader.ask("recast 1 " + app);
    if (!answer.startsWith("recast 1 ")) {
      throw new IOException(answer);
    }
    return reader;
  }

  String name() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  void say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** The next line, null at the end. */
  String answer() throws IOException {
    return in.readLine();
  }

  String ask(String request) throws IOException {
    say(request + "\n");
    return answer();
  }

  List<String> read(long from, long to) throws IOException {
    say("read " + from + " " + to + "\n");
    List<String> records = new ArrayList<>();
    do {
      String[] header = answer().split(" ", -1);
      if (!header[0].equals("records") || Long.parseLong(header[1]) != from + records.size()) {
        throw new IOException(String.join(" ", header));
      }
      for (int left = Integer.parseInt(header[2]); left > 0; left--) {
        records.add(answer());
      }
    } while (records.size() < to - from);
    return records;
  }

  /** Throws {@code bytes} bytes away. */
  void skip(long bytes) throws IOException {
    socket.getInputStream().skipNBytes(bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
