package recast.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Messages;

/**
 * Oozie, through its REST API.
 *
 * @param address such as {@code http://host:11000/oozie}
 * @param user on whose behalf
 */
record OozieServer(URI address, String user) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String REMEDY =
      "; --oozie must be its address, such as http://host:11000/oozie";
  private static final Set<String> OVER =
      Set.of("SUCCEEDED", "DONEWITHERROR", "KILLED", "FAILED", "IGNORED");

  /** The id of the coordinator {@code name} that is not over, if there is one. */
  Optional<String> alive(String name) throws IOException, CommandException {
    String filter = "name=" + name + ";user=" + user;
    JsonNode jobs = answer(connection("jobtype=coord&len=1000&filter=" + encoded(filter)));
    for (JsonNode job : jobs.path("coordinatorjobs")) {
      if (!OVER.contains(job.path("status").asText())) {
        return Optional.of(job.path("coordJobId").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Submits a job and starts it.
   *
   * @param configuration its properties, as Hadoop's XML
   * @return its id
   */
  String start(String configuration) throws IOException, CommandException {
    HttpURLConnection connection = connection("action=start");
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/xml;charset=UTF-8");
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(configuration.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable(e);
    }
    return answer(connection).path("id").asText();
  }

  /** Not Java's newer client: this one answers a server that wants Kerberos, as the subject. */
  private HttpURLConnection connection(String query) throws IOException {
    URI uri = URI.create(address + "/v1/jobs?user.name=" + encoded(user) + "&" + query);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) TIMEOUT.dividedBy(3).toMillis());
    connection.setReadTimeout((int) TIMEOUT.toMillis());
    return connection;
  }

  private JsonNode answer(HttpURLConnection connection) throws CommandException {
    try {
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
        throw refused("it wants a login of Kerberos; use kinit, or name --principal and --keytab");
      }
      if (status / 100 != 2) {
        String reason = connection.getHeaderField("oozie-error-message");
        throw refused(
            reason == null ? "the answer is " + status + REMEDY : Messages.printable(reason));
      }
      try (InputStream in = connection.getInputStream()) {
        return new ObjectMapper().readTree(in);
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private CommandException unreachable(IOException cause) {
    return new CommandException(ExitCode.FAILED, message(Messages.of(cause) + REMEDY), cause);
  }

  private CommandException refused(String reason) {
    return new CommandException(ExitCode.FAILED, message(reason));
  }

  private String message(String reason) {
    return "Oozie at %s did not take the schedule: %s".formatted(address, reason);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
