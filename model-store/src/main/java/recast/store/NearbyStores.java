package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import recast.hadoop.AtomicFiles;

/** Finds stores that may have been meant instead of one that is not there. */
final class NearbyStores {
  /** How many directories are asked for a store, and how many stores are named. */
  private static final int ASKED = 20;

  private static final int NAMED = 5;

  private final AtomicFiles files;
  private final Path root;

  NearbyStores(AtomicFiles files, Path root) {
    this.files = files;
    this.root = root;
  }

  /** See {@link StorePreflight#nearby}. */
  List<Path> nearest(ToIntFunction<String> distance) throws IOException {
    List<Path> asked =
        candidates().stream()
            .sorted(Comparator.comparingInt(path -> distance.applyAsInt(path.toString())))
            .limit(ASKED)
            .toList();
    List<Path> found = new ArrayList<>();
    for (Path each : asked) {
      if (found.size() < NAMED && holdsRelease(each)) {
        found.add(each);
      }
    }
    return found;
  }

  private List<Path> candidates() throws IOException {
    Path parent = root.getParent();
    if (parent == null) {
      return List.of();
    }
    List<Path> near = new ArrayList<>(directories(root));
    List<Path> beside = directories(parent);
    if (!beside.isEmpty() || parent.getParent() == null) {
      beside.stream().filter(path -> !path.equals(root)).forEach(near::add);
      return near;
    }
    return directories(parent.getParent()).stream()
        .map(path -> new Path(path, root.getName()))
        .toList();
  }

  private List<Path> directories(Path parent) throws IOException {
    return files.list(parent).stream()
        .filter(FileStatus::isDirectory)
        .map(FileStatus::getPath)
        .toList();
  }

  private boolean holdsRelease(Path path) throws IOException {
    try {
      return new Pointer(files, new StoreLayout(path)).fingerprint().isPresent();
    } catch (AccessControlException e) {
      // Another user's directory: it cannot have been meant.
      return false;
    }
  }
}
