package recast.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import recast.cli.Endpoint;
import recast.cli.Messages;
import recast.cli.SourceAddress;

/**
 * The source listens, where executors reach it.
 *
 * @param named where it is said to be
 * @param hosts those on which executors may run
 */
record SourceCheck(Optional<SourceAddress> named, Supplier<List<String>> hosts) implements Check {
  private static final int TIMEOUT_MILLIS = 5_000;

  /** For all addresses together: a check has 10 s. */
  private static final int ALL_MILLIS = 8_000;

  @Override
  public String name() {
    return "source";
  }

  @Override
  public String remedy() {
    return "start it, or name with --source where it listens";
  }

  @Override
  public Finding look() throws IOException {
    if (named.isEmpty()) {
      return Finding.skip("--source is not given");
    }
    if (named.get() instanceof SourceAddress.Kafka kafka) {
      return oneOf(kafka.brokers());
    }
    return named.get() instanceof SourceAddress.Numbered numbered
        ? all(numbered.servers())
        : all(((SourceAddress.Lines) named.get()).servers());
  }

  /** One broker names the others. */
  private Finding oneOf(List<Endpoint> brokers) throws IOException {
    Finding last = Finding.skip("no broker is named");
    for (Endpoint broker : brokers) {
      last = look(broker, timeout(brokers));
      if (last.grade() != Severity.FAIL) {
        return last;
      }
    }
    return last;
  }

  /** Where one of several does not answer, the others stand in for it. */
  private Finding all(List<Endpoint> servers) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Endpoint server : servers) {
      findings.add(look(server, timeout(servers)));
    }
    if (findings.stream().map(Finding::grade).distinct().count() == 1) {
      Finding first = findings.get(0);
      return new Finding(first.grade(), text(findings), first.remedy());
    }
    return Finding.warn(
        text(findings),
        findings.stream()
            .map(Finding::remedy)
            .filter(remedy -> !remedy.isEmpty())
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static String text(List<Finding> findings) {
    return findings.stream().map(Finding::text).collect(Collectors.joining("; "));
  }

  private static int timeout(List<Endpoint> endpoints) {
    return Math.min(TIMEOUT_MILLIS, ALL_MILLIS / endpoints.size());
  }

  private Finding look(Endpoint source, int timeoutMillis) throws IOException {
    InetSocketAddress address = new InetSocketAddress(source.host(), source.port());
    if (address.isUnresolved()) {
      return Finding.fail("nobody knows the host '%s'".formatted(source.host()), remedy());
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, timeoutMillis);
    } catch (IOException e) {
      return Finding.fail("nobody listens at %s: %s".formatted(source, Messages.of(e)), remedy());
    }
    if (address.getAddress().isLoopbackAddress()) {
      for (String host : hosts.get()) {
        if (!isHere(host)) {
          return Finding.warn(
              "%s answers here, but an executor on %s would look for it on itself"
                  .formatted(source, host),
              "let it listen on an address that all hosts reach, and name that: recast source --bind 0.0.0.0, --source HOST:%d"
                  .formatted(source.port()));
        }
      }
    }
    return Finding.pass(source + " answers");
  }

  private static boolean isHere(String host) throws IOException {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
