package recast.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Receives the lines of the source on an executor. A source that is not there, or goes away, is
 * reported to the driver and tried again every two seconds, for as long as the application runs.
 */
public final class LineReceiver extends Receiver<String> {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int AGAIN_SECONDS = 2;

  private final String host;
  private final int port;
  private transient volatile Connection connection;

  public LineReceiver(String host, int port) {
    super(StorageLevel.MEMORY_AND_DISK_SER());
    this.host = host;
    this.port = port;
  }

  @Override
  public void onStart() {
    connection = new Connection();
    Thread thread = new Thread(connection, "recast-receiver");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void onStop() {
    connection.end();
  }

  /** One life of the receiver, from start to stop, over as many sockets as it takes. */
  private final class Connection implements Runnable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private Socket socket = new Socket();

    @Override
    public void run() {
      try {
        do {
          receive();
        } while (!ended.await(AGAIN_SECONDS, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void receive() {
      try (Socket open = opened()) {
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          store(line);
        }
        report("closed the connection", null);
      } catch (IOException e) {
        report(e.getMessage(), e);
      }
    }

    private Socket opened() throws IOException {
      Socket fresh = new Socket();
      synchronized (this) {
        socket = fresh;
        if (ended.getCount() == 0) {
          fresh.close();
        }
      }
      // A source that vanished without a word is noticed within half a minute, not never.
      fresh.setKeepAlive(true);
      fresh.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 10);
      fresh.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
      fresh.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
      fresh.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return fresh;
    }

    private void report(String reason, IOException cause) {
      if (ended.getCount() > 0) {
        String message = "source " + host + ":" + port + ": " + reason;
        reportError(message, cause == null ? new IOException(message) : cause);
      }
    }

    private void end() {
      ended.countDown();
      try {
        synchronized (this) {
          socket.close();
        }
      } catch (IOException e) {
        reportError("source " + host + ":" + port + ": cannot close the connection", e);
      }
    }
  }
}
