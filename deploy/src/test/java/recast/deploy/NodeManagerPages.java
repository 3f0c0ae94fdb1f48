package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.util.Records;

/** The pages on which a NodeManager shows one log file of any container. */
final class NodeManagerPages implements AutoCloseable {
  private final HttpServer server;

  private NodeManagerPages(HttpServer server) {
    this.server = server;
  }

  static NodeManagerPages with(String file, String text) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String list =
        "{\"containerLogsInfo\":{\"containerLogInfo\":[{\"fileName\":\"%s\",\"fileSize\":\"%d\"}]}}"
            .formatted(file, text.length());
    String contents =
        "LogType:%s\nLogLength:%d\nLogContents:\n%s\nEnd of LogType:%s\n"
            .formatted(file, text.length(), text, file);
    server.createContext(
        "/ws/v1/node/containers",
        exchange -> {
          boolean listed = exchange.getRequestURI().getPath().endsWith("/logs");
          byte[] answer = (listed ? list : contents).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return new NodeManagerPages(server);
  }

  /** The container of the driver of a run, on this node. */
  ContainerReport container(ApplicationReport run) {
    ContainerReport container = Records.newRecord(ContainerReport.class);
    container.setContainerId(ContainerId.newContainerId(run.getCurrentApplicationAttemptId(), 1));
    container.setNodeHttpAddress("http://localhost:" + server.getAddress().getPort());
    return container;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
