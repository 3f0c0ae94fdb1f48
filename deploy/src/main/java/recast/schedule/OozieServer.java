package recast.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MEND =
      "; --oozie must be its address, such as http://host:11000/oozie";
  private static final Set<String> OVER =
      Set.of("SUCCEEDED", "DONEWITHERROR", "KILLED", "FAILED", "IGNORED");

  /** The id of the coordinator {@code name} that is not over, if there is one. */
  Optional<String> alive(String name) throws IOException, InterruptedException, CommandException {
    String filter = "name=" + name + ";user=" + user;
    JsonNode jobs =
        answer(request("jobtype=coord&len=1000&filter=" + encoded(filter)).GET().build());
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
  String start(String configuration) throws IOException, InterruptedException, CommandException {
    return answer(
            request("action=start")
                .header("Content-Type", "application/xml;charset=UTF-8")
                .POST(BodyPublishers.ofString(configuration))
                .build())
        .path("id")
        .asText();
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(
            URI.create(address + "/v1/jobs?user.name=" + encoded(user) + "&" + query))
        .timeout(PATIENCE);
  }

  private JsonNode answer(HttpRequest request)
      throws IOException, InterruptedException, CommandException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE.dividedBy(3)).build();
    HttpResponse<String> response;
    try {
      response = client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw failed(Messages.of(e) + MEND, e);
    }
    if (response.statusCode() == 401) {
      throw failed(
          "it wants a login of Kerberos, which is not known here; without --install the files are rendered, for Oozie's own command to submit",
          null);
    }
    if (response.statusCode() / 100 != 2) {
      String reason =
          response
              .headers()
              .firstValue("oozie-error-message")
              .orElse("the answer is " + response.statusCode() + MEND);
      throw failed(Messages.printable(reason), null);
    }
    return new ObjectMapper().readTree(response.body());
  }

  private CommandException failed(String reason, Exception cause) {
    return new CommandException(
        ExitCode.FAILED,
        "Oozie at %s did not take the schedule: %s".formatted(address, reason),
        cause);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
