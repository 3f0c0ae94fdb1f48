package recast.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recast.cli.Endpoint;

/** A source of the lines that a command prints, as fast as they are taken. */
final class LineFeed implements AutoCloseable {
  private static final String LISTENING = "source: listening on ";

  private final List<Process> pipeline;
  private final Endpoint address;
  private final Path log;

  private LineFeed(List<Process> pipeline, Endpoint address, Path log) {
    this.log = log;
    this.pipeline = pipeline;
    this.address = address;
  }

  /**
   * Starts it; returns when it listens.
   *
   * @param source {@code recast source --file -}, with its output in {@code log}
   */
  static LineFeed start(List<String> producer, ProcessBuilder source, Path log)
      throws IOException, InterruptedException {
    Files.deleteIfExists(log);
    source.redirectError(log.toFile());
    source.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    List<Process> pipeline =
        ProcessBuilder.startPipeline(List.of(new ProcessBuilder(producer), source));
    BenchRig.await("the source listens", () -> listening(log).isPresent());
    return new LineFeed(pipeline, listening(log).orElseThrow(), log);
  }

  private static Optional<Endpoint> listening(Path log) {
    return said(log)
        .filter(line -> line.startsWith(LISTENING))
        .map(line -> Endpoint.parse(line.substring(LISTENING.length()).strip()))
        .findFirst();
  }

  private static Stream<String> said(Path log) {
    try {
      return Files.readAllLines(log).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns once somebody takes its lines. */
  void awaitReader() throws InterruptedException {
    BenchRig.await(
        "somebody reads",
        () -> said(log).anyMatch(line -> line.matches("source: .* (connected|reads from .*)")));
  }

  Endpoint address() {
    return address;
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : pipeline) {
      process.destroy();
    }
    for (Process process : pipeline) {
      process.waitFor();
    }
  }
}
