package recast.yarn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ContainerReport;

/** A log file of a running container, read from its NodeManager, each byte once. */
final class ContainerLogReader {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final byte[] GONE = {};

  private final String logs;
  private final String file;
  private long copied;

  ContainerLogReader(ContainerReport container, String file) {
    this.logs =
        container.getNodeHttpAddress()
            + "/ws/v1/node/containers/"
            + container.getContainerId()
            + "/logs";
    this.file = file;
  }

  /** How many bytes were copied. */
  long copied() {
    return copied;
  }

  /**
   * Copies what was written since the last time.
   *
   * @return whether the container has files: not before it starts, nor once it is cleared away
   * @throws IOException also when it has files, and this one is not among them
   */
  boolean copyNew(OutputStream out) throws IOException, InterruptedException {
    OptionalLong length = length(file);
    if (length.orElse(copied) < copied) {
      // It has rolled: what was not copied yet is in the file that it became.
      String rolled = file + ".1";
      copyNew(rolled, length(rolled), out);
      copied = 0;
    }
    return copyNew(file, length, out);
  }

  private boolean copyNew(String name, OptionalLong begin, OutputStream out)
      throws IOException, InterruptedException {
    OptionalLong length = begin;
    while (length.orElse(0) > copied) {
      // The NodeManager gives the last bytes of a file, not those from a place on. What it gives
      // is the right piece only if the file did not grow in between.
      long wanted = length.getAsLong() - copied;
      ByteArrayOutputStream piece = new ByteArrayOutputStream();
      LogContents.atMost(wanted, piece).write(read("/" + name + "?size=" + -wanted).orElse(GONE));
      OptionalLong after = length(name);
      if (after.equals(length) && piece.size() == wanted) {
        piece.writeTo(out);
        out.flush();
        copied += wanted;
      }
      length = after;
    }
    return length.isPresent();
  }

  /** Of the file; empty when the container has none at all. */
  private OptionalLong length(String name) throws IOException, InterruptedException {
    Set<String> there = new TreeSet<>();
    JsonNode answer = new ObjectMapper().readTree(read("").orElse(GONE));
    for (JsonNode log : answer.findParents("fileName")) {
      there.add(log.path("fileName").asText());
      if (log.path("fileName").asText().equals(name)) {
        return OptionalLong.of(log.path("fileSize").asLong());
      }
    }
    if (there.isEmpty()) {
      return OptionalLong.empty();
    }
    throw new FileNotFoundException("the driver has no file " + name + "; it has " + there);
  }

  /**
   * Empty when the NodeManager does not know (any more) what was asked for. One that asks for
   * Kerberos gets the login of this process, as Java finds it there.
   */
  private Optional<byte[]> read(String path) throws IOException, InterruptedException {
    PrivilegedExceptionAction<Optional<byte[]>> request = () -> request(path);
    return UserGroupInformation.getCurrentUser().doAs(request);
  }

  private Optional<byte[]> request(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(logs + path).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("Accept", path.isEmpty() ? "application/json" : "text/plain");
    try (InputStream in = connection.getInputStream()) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (connection.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
        throw new IOException(
            "NodeManager %s shows a log to those alone who log in; run kinit, or give --principal and --keytab: a delegation token is none"
                .formatted(connection.getURL().getAuthority()),
            e);
      }
      throw e;
    } finally {
      connection.disconnect();
    }
  }
}
