package recast.yarn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;

/**
 * What only the web pages of YARN's daemons tell. They may be closed to us, so that the answer may
 * be nothing.
 */
final class YarnRestClient {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final JsonMapper MAPPER = new JsonMapper();

  private YarnRestClient() {}

  /** The version of the ResourceManager. */
  static Optional<String> version(Configuration configuration) {
    return page(WebAppUtils.getRMWebAppURLWithScheme(configuration) + "/ws/v1/cluster/info")
        .map(page -> page.path("clusterInfo").path("resourceManagerVersion").asText())
        .filter(version -> !version.isEmpty());
  }

  /** With which settings the ResourceManager runs. */
  static Optional<Configuration> settings(Configuration configuration) {
    return page(WebAppUtils.getRMWebAppURLWithScheme(configuration) + "/conf?format=json")
        .map(YarnRestClient::settings);
  }

  /** With which settings a NodeManager runs. */
  static Optional<Configuration> settings(NodeReport node, Configuration configuration) {
    String scheme = YarnConfiguration.useHttps(configuration) ? "https://" : "http://";
    return page(scheme + node.getHttpAddress() + "/conf?format=json").map(YarnRestClient::settings);
  }

  private static Configuration settings(JsonNode page) {
    TreeMap<String, String> values = new TreeMap<>();
    page.path("properties")
        .forEach(each -> values.put(each.path("key").asText(), each.path("value").asText()));
    Configuration settings = new Configuration(false);
    values.forEach((key, value) -> settings.set(key, value));
    return settings;
  }

  private static Optional<JsonNode> page(String address) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setRequestProperty("Accept", "application/json");
      try (InputStream in = connection.getInputStream()) {
        return Optional.of(MAPPER.readTree(in));
      } finally {
        connection.disconnect();
      }
    } catch (IOException | IllegalArgumentException e) {
      // Closed by a firewall or by Kerberos: there are other ways, or one says that it is unknown.
      return Optional.empty();
    }
  }
}
