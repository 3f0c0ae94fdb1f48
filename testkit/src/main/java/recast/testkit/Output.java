package recast.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.store.ReleaseNumber;

/** All that an application has written. */
public final class Output {
  private final Hdfs hdfs;
  private final Path root;

  /** Batches that were read before, as long as their directories are the same. */
  private final Map<Place, Batch> known = new TreeMap<>();

  public Output(Hdfs hdfs, String root) {
    this.hdfs = hdfs;
    this.root = new Path(root);
  }

  public String root() {
    return root.toString();
  }

  /** Where a batch lies: one that lies in two places was scored twice. */
  public record Place(long time, ReleaseNumber release) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return time == other.time ? release.compareTo(other.release) : Long.compare(time, other.time);
    }
  }

  /** The lines of a batch, in their order in its files. */
  public record Batch(long modified, List<String> scored, List<String> errors) {
    /** All lines; each begins with its record. */
    public List<String> lines() {
      return Stream.concat(scored.stream(), errors.stream()).toList();
    }
  }

  /** Reads what stands there now. */
  public Map<Place, Batch> read() throws IOException {
    Map<Place, Batch> all = new TreeMap<>();
    for (FileStatus release : children(root)) {
      if (release.getPath().getName().startsWith("release=")) {
        for (FileStatus batch : children(release.getPath())) {
          Place place =
              new Place(
                  Long.parseLong(value("batch=", batch)),
                  ReleaseNumber.parse(value("release=", release)));
          all.put(place, batch(place, batch));
        }
      }
    }
    known.putAll(all);
    return all;
  }

  /** The lines of all batches that a release has scored, by batch time. */
  public Map<Long, List<String>> batches(int release) throws IOException {
    Map<Long, List<String>> batches = new TreeMap<>();
    read()
        .forEach(
            (place, batch) -> {
              if (place.release().value() == release) {
                batches.put(place.time(), batch.lines());
              }
            });
    return batches;
  }

  /** The batches that were begun and neither finished nor given up. */
  public List<String> unfinished() throws IOException {
    List<String> unfinished = new ArrayList<>();
    for (FileStatus release : children(new Path(root, "_staging"))) {
      for (FileStatus batch : children(release.getPath())) {
        unfinished.add(batch.getPath().toString());
      }
    }
    return unfinished;
  }

  private Batch batch(Place place, FileStatus directory) throws IOException {
    Batch before = known.get(place);
    if (before != null && before.modified == directory.getModificationTime()) {
      return before;
    }
    List<String> scored = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (FileStatus file : children(directory.getPath())) {
      String name = file.getPath().getName();
      if (name.startsWith("part-")) {
        scored.addAll(lines(file));
      } else if (name.startsWith("_errors-")) {
        errors.addAll(lines(file));
      } else if (!name.equals("_progress.json")) {
        throw new AssertionError("unexpected in the output: " + file.getPath());
      }
    }
    return new Batch(directory.getModificationTime(), scored, errors);
  }

  private List<String> lines(FileStatus file) throws IOException {
    byte[] bytes = hdfs.read(file.getPath().toUri().getPath());
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private List<FileStatus> children(Path directory) throws IOException {
    try {
      return List.of(hdfs.files().util().listStatus(directory));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private static String value(String prefix, FileStatus directory) {
    String name = directory.getPath().getName();
    if (!name.startsWith(prefix)) {
      throw new AssertionError("unexpected in the output: " + directory.getPath());
    }
    return name.substring(prefix.length());
  }
}
