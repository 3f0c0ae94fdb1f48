package recast.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The adoptions of a store: one small file each, a directory for each application. */
final class Adoptions {
  /** A driver that was started again may score batches of this long ago once more. */
  private static final Duration REPLAY = Duration.ofHours(1);

  /** Of those that were not taken back: the one in use, and the way back from it. */
  private static final int IN_USE = 2;

  private final StoreFiles files;
  private final StoreLayout layout;

  Adoptions(StoreFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /** The applications that have ever adopted or rejected a release. */
  List<String> apps() throws IOException {
    return files.list(layout.adoptions()).stream()
        .map(status -> status.getPath().getName())
        .sorted()
        .toList();
  }

  /** What an application made of releases, newest first, at most {@code limit}. */
  List<Adoption> newest(String app, int limit) throws IOException {
    List<Adoption> newest = new ArrayList<>();
    for (Path path : newestFirst(app)) {
      if (newest.size() == limit) {
        break;
      }
      newest.add(read(path));
    }
    return newest;
  }

  /** How an application stands to a release: one listing, and a file for each adoption it names. */
  Standing standing(String app, int release) throws IOException {
    List<FileStatus> children = files.list(layout.adoptions(app));
    List<Adoption> adoptions = new ArrayList<>();
    for (Path path : newestFirst(children)) {
      if (StoreLayout.adoptedRelease(path).orElseThrow() >= release) {
        adoptions.add(read(path));
      }
    }
    String alive = layout.alive(app).getName();
    return new Standing(
        adoptions,
        children.stream()
            .filter(child -> child.getPath().getName().equals(alive))
            .map(child -> Instant.ofEpochMilli(child.getModificationTime()))
            .findFirst());
  }

  /** The newest adoption of an application that it has not taken back. */
  Optional<Adoption> inForce(String app) throws IOException {
    return at(app, Instant.MAX);
  }

  /** The adoption in force at {@code time}, see {@link AdoptionLedger#at}. */
  Optional<Adoption> at(String app, Instant time) throws IOException {
    Set<Integer> rejected = new HashSet<>();
    for (Path path : newestFirst(app)) {
      if (StoreLayout.adoptionTime(path).orElseThrow().isAfter(time)) {
        continue;
      }
      Adoption adoption = read(path);
      if (adoption.verdict() == Adoption.Verdict.REJECTED) {
        rejected.add(adoption.release());
      } else if (!rejected.contains(adoption.release())) {
        return Optional.of(adoption);
      }
    }
    return Optional.empty();
  }

  /** The adoptions of an application that it may still score with. */
  List<Adoption> needed(String app) throws IOException {
    List<Adoption> needed = new ArrayList<>();
    Set<Integer> rejected = new HashSet<>();
    int standing = 0;
    boolean covered = false;
    Instant replayed = Instant.MAX;
    for (Path path : newestFirst(app)) {
      if (covered && standing >= IN_USE) {
        break;
      }
      Adoption adoption = read(path);
      if (adoption.verdict() == Adoption.Verdict.REJECTED) {
        rejected.add(adoption.release());
        continue;
      }
      if (needed.isEmpty()) {
        replayed = adoption.from().minus(REPLAY);
      }
      if (!rejected.contains(adoption.release())) {
        standing++;
        // The one in force when that time began is needed, too.
        covered |= !adoption.from().isAfter(replayed);
      }
      needed.add(adoption);
    }
    return needed;
  }

  private Adoption read(Path path) throws IOException {
    return Adoption.parse(files.readSmall(path, Adoption.LIMIT), path.toString());
  }

  private List<Path> newestFirst(String app) throws IOException {
    return newestFirst(files.list(layout.adoptions(app)));
  }

  private static List<Path> newestFirst(List<FileStatus> children) {
    return children.stream()
        .map(FileStatus::getPath)
        .filter(path -> StoreLayout.adoptionTime(path).isPresent())
        .sorted(Comparator.comparing(Path::getName).reversed())
        .toList();
  }
}
