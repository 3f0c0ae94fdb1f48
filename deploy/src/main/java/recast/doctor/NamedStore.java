package recast.doctor;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recast.cli.ShellQuoting;
import recast.store.ModelStore;
import recast.store.StoreException;

/**
 * The store that was named, if one was.
 *
 * @param path its address
 * @param hadoop with bounded retries
 */
public record NamedStore(Optional<Path> path, Configuration hadoop) {
  /** Opens it; only for those who know that one was named. */
  ModelStore open() throws StoreException {
    return ModelStore.at(path.orElseThrow(), hadoop);
  }

  /** Whether it lies on the disk of this machine. */
  boolean isLocal() {
    return path.map(named -> "file".equals(named.toUri().getScheme())).orElse(false);
  }

  /** What to type to name it. */
  String option() {
    return "--store " + path.map(Path::toString).map(ShellQuoting::word).orElse("S");
  }
}
