package recast.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.yarn.api.records.ContainerReport;

/** A log file of a running container, read from its NodeManager, each byte once. */
final class LiveLog {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final String logs;
  private final String file;
  private long copied;

  LiveLog(ContainerReport container, String file) {
    this.logs =
        container.getNodeHttpAddress()
            + "/ws/v1/node/containers/"
            + container.getContainerId()
            + "/logs";
    this.file = file;
  }

  /** Copies what was written since the last time. */
  void copyNew(OutputStream out) throws IOException {
    long length = length();
    while (length > copied) {
      // The NodeManager gives the last bytes of a file, not those from a place on. What it gives
      // is the right piece only if the file did not grow in between.
      ByteArrayOutputStream piece = new ByteArrayOutputStream();
      new LogContents(piece, length - copied)
          .write(read("/" + file + "?size=" + (copied - length)));
      long after = length();
      if (after == length && piece.size() == length - copied) {
        piece.writeTo(out);
        out.flush();
        copied = length;
      }
      length = after;
    }
  }

  private long length() throws IOException {
    JsonNode answer = new ObjectMapper().readTree(read(""));
    Set<String> there = new TreeSet<>();
    for (JsonNode log : answer.findParents("fileName")) {
      there.add(log.path("fileName").asText());
      if (log.path("fileName").asText().equals(file)) {
        return log.path("fileSize").asLong();
      }
    }
    throw new FileNotFoundException("the driver has no file " + file + "; it has " + there);
  }

  private byte[] read(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(logs + path).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("Accept", path.isEmpty() ? "application/json" : "text/plain");
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    } finally {
      connection.disconnect();
    }
  }
}
