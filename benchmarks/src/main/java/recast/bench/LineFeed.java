package recast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recast.cli.Endpoint;

/** A source of the lines that a command prints, as fast as they are taken. */
final class LineFeed implements AutoCloseable {
  private static final String LISTENING = "source: listening on ";

  private final List<Process> pipeline;
  private final Endpoint address;

  private LineFeed(List<Process> pipeline, Endpoint address) {
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
    return new LineFeed(pipeline, listening(log).orElseThrow());
  }

  private static Optional<Endpoint> listening(Path log) {
    try {
      return Files.readAllLines(log).stream()
          .filter(said -> said.startsWith(LISTENING))
          .map(said -> Endpoint.parse(said.substring(LISTENING.length()).strip()))
          .findFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
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
