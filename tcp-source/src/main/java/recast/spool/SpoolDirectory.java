package recast.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one stream: {@code <20 digits>.lines}, a segment that begins with the record of that
 * number; {@code stream.json}, see {@link StreamState}; and {@code lock}, which this process holds
 * until {@link #close()}. What was created or saved survives a crash.
 */
final class SpoolDirectory implements Storage {
  private static final String STATE = "stream.json";
  private static final String NEW_STATE = "stream.json.tmp";
  private static final Pattern SEGMENT = Pattern.compile("(\\d{20})\\.lines");

  private final Path directory;
  private final DirectoryLock lock;

  private SpoolDirectory(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes {@code directory} if it is not there, and locks it.
   *
   * @throws SpoolLockedException when another source uses it
   */
  static SpoolDirectory open(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw SpoolException.failed("make the directory", directory, e);
    }
    return new SpoolDirectory(directory, DirectoryLock.acquire(directory));
  }

  /** The state, or nothing where none was ever saved. */
  Optional<StreamState> state() throws IOException {
    Path file = directory.resolve(STATE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    byte[] json;
    try {
      json = Files.readAllBytes(file);
    } catch (IOException e) {
      throw SpoolException.failed("read", file, e);
    }
    try {
      return Optional.of(StreamState.fromJson(json, file.toString()));
    } catch (IOException e) {
      throw broken(e.getMessage());
    }
  }

  /** The segments by their first number. */
  NavigableMap<Long, Path> segments() throws IOException {
    NavigableMap<Long, Path> segments = new TreeMap<>();
    for (Path file : files()) {
      Matcher name = SEGMENT.matcher(file.getFileName().toString());
      if (name.matches()) {
        segments.put(number(file, name.group(1)), file);
      }
    }
    return segments;
  }

  private long number(Path file, String digits) throws SpoolException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw broken(file + " has a number that is too high");
    }
  }

  /** Whether there is anything that this class has not made. */
  boolean hasForeignFiles() throws IOException {
    List<String> own = List.of(DirectoryLock.NAME, NEW_STATE, STATE);
    return files().stream()
        .map(file -> file.getFileName().toString())
        .anyMatch(name -> !own.contains(name) && !SEGMENT.matcher(name).matches());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new ArrayList<>(files.toList());
    } catch (IOException e) {
      throw SpoolException.failed("list", directory, e);
    }
  }

  /** The stream cannot go on, since {@code problem}. */
  SpoolException broken(String problem) {
    return new SpoolException(
        ("Cannot go on with the stream in %s: %s; restore the directory, or name another --spool to"
                + " start a new stream")
            .formatted(directory, problem));
  }

  @Override
  public void save(StreamState state) throws IOException {
    Path file = directory.resolve(STATE);
    Path pending = directory.resolve(NEW_STATE);
    try {
      try (FileChannel channel =
          FileChannel.open(
              pending,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer json = ByteBuffer.wrap(state.toJson());
        while (json.hasRemaining()) {
          channel.write(json);
        }
        channel.force(true);
      }
      Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE);
      forceEntries();
    } catch (IOException e) {
      throw SpoolException.failed("write", file, e);
    }
  }

  @Override
  public SegmentData create(long first) throws IOException {
    Path file = directory.resolve("%020d.lines".formatted(first));
    FileData data = FileData.create(file);
    try {
      forceEntries();
    } catch (IOException e) {
      data.close();
      throw SpoolException.failed("create", file, e);
    }
    return data;
  }

  private void forceEntries() throws IOException {
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
