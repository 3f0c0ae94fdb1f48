package recast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The process of a cluster as its directory records it; the start tells it from a later namesake.
 */
record ClusterProcess(long pid, Instant startedAt) {
  // The operating system reckons a start from the boot, whose time moves when the clock is set.
  private static final Duration SAME_START = Duration.ofSeconds(2);

  static ClusterProcess of(ProcessHandle handle) {
    return new ClusterProcess(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The live process that {@code directory} records, if there is one. */
  static Optional<ProcessHandle> running(ClusterDirectory directory) throws IOException {
    return read(directory.process()).flatMap(ClusterProcess::handle);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, pid + "\n" + startedAt + "\n");
  }

  private static Optional<ClusterProcess> read(Path file) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file);
      return Optional.of(
          new ClusterProcess(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new IOException(
          "Cannot read the cluster's process in " + file + "; look for it and delete the file", e);
    }
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle candidate) {
    Duration apart = Duration.between(startedAt, of(candidate).startedAt).abs();
    return apart.compareTo(SAME_START) <= 0;
  }
}
