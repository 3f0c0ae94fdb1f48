package recast.ingest;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.cli.Endpoint;
import recast.line.LineCounts;
import recast.line.LineFormat;

/** Reads the lines of a source, over as many sockets as it takes, until it is ended. */
final class LineConnection implements Runnable {
  private static final Logger LOG = LogManager.getLogger(LineConnection.class);

  /** A second is a long time for what was on its way; another kind of source may never end. */
  private static final int END_OF_STREAM_MILLIS = 1_000;

  private final EndpointRotation servers;
  private final LineStream stream;
  private final Consumer<String> lines;
  private final BiConsumer<String, IOException> problems;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile SourceConnection source = new SourceConnection.NotTried();
  private boolean closed;
  private Socket socket = new Socket();

  /**
   * @param servers where the source is; one that was lost is tried again
   * @param format how its lines are read
   * @param lines takes each line, and none once {@link #end} has returned
   * @param problems takes what is wrong with the source: a message that names it, and the cause
   */
  LineConnection(
      EndpointRotation servers,
      LineFormat format,
      Consumer<String> lines,
      BiConsumer<String, IOException> problems) {
    this.servers = servers;
    this.stream = new LineStream(format, this::handedOn);
    this.lines = lines;
    this.problems = problems;
  }

  /** How it is now. */
  SourceConnection source() {
    return source;
  }

  /** What became of lines that were no sound records. */
  LineCounts counts() {
    return stream.counts();
  }

  /** Reads until {@link #end}. */
  @Override
  public void run() {
    try {
      Duration pause;
      do {
        read();
        pause = servers.failed();
      } while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over.countDown();
    }
  }

  /**
   * Ends the reading, wherever it is. First half-closes the connection: a source that answers with
   * what was on its way and the end of the stream, as Recast's does, loses no line.
   */
  void end() {
    ending.countDown();
    try {
      if (halfClose() && !over.await(END_OF_STREAM_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The source did not end the stream after the connection was half-closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Ends our side of the connection; false when it is not open. */
  private synchronized boolean halfClose() {
    try {
      boolean open = socket.isConnected() && !socket.isClosed();
      if (open) {
        socket.shutdownOutput();
      }
      return open;
    } catch (IOException e) {
      LOG.info("The connection was broken already: {}", e.toString());
      return false;
    }
  }

  private synchronized void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warn("Cannot close the connection to the source: {}", e.toString(), e);
    }
  }

  private void read() {
    Endpoint server = servers.current();
    try (Socket open = opened()) {
      stream.read(open.getInputStream());
      throw new IOException("closed the connection");
    } catch (IOException e) {
      if (ending.getCount() > 0) {
        String problem = SourceSocket.problem(server, e);
        source = new SourceConnection.Failed(problem);
        problems.accept(problem, e);
      }
    }
  }

  /** Spark takes no line behind the end, and one that is handed to it would end the executor. */
  private synchronized boolean handedOn(String line) {
    if (closed) {
      return false;
    }
    lines.accept(line);
    return true;
  }

  private Socket opened() throws IOException {
    Socket open = SourceSocket.connect(servers.current(), this::fresh);
    servers.succeeded();
    source = new SourceConnection.Open();
    return open;
  }

  private synchronized Socket fresh() throws IOException {
    socket = new Socket();
    if (ending.getCount() == 0) {
      socket.close();
    }
    return socket;
  }
}
