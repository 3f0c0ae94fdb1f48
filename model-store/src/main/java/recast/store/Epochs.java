package recast.store;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.json.MalformedException;

/** Which run may work under the name of an application: the one that has the newest epoch. */
public final class Epochs {
  private final StoreFiles files;
  private final StoreLayout layout;
  private final String app;

  Epochs(StoreFiles files, StoreLayout layout, String app) {
    this.files = files;
    this.layout = layout;
    this.app = app;
  }

  /** The epoch that was claimed last; nothing when there was none. */
  public Optional<Epoch> newest() throws StoreException {
    try {
      Optional<Path> newest =
          files.list(layout.adoptions(app)).stream()
              .map(FileStatus::getPath)
              .filter(StoreLayout::isEpoch)
              .max(Comparator.comparing(Path::getName));
      return newest.isEmpty() ? Optional.empty() : Optional.of(read(newest.get()));
    } catch (MalformedException e) {
      throw StoreException.wrong(action("read"), layout.root(), e);
    } catch (IOException e) {
      throw StoreException.of(action("read"), layout.root(), e);
    }
  }

  /**
   * Claims an epoch. Of several that claim the same one, one gets it.
   *
   * @return the epoch as it stands then, possibly another run's
   */
  public Epoch claim(Epoch wanted) throws StoreException {
    Path staged = layout.stagedInLedger(app, UUID.randomUUID());
    Path target = layout.epoch(app, wanted.number());
    try {
      files.makeDirectory(layout.adoptions(app));
      files.write(staged, out -> out.write(wanted.print()));
      claim(staged, target);
      return read(target);
    } catch (MalformedException e) {
      throw StoreException.wrong(action("claim"), layout.root(), e);
    } catch (IOException e) {
      throw StoreException.of(action("claim"), layout.root(), e);
    }
  }

  private void claim(Path staged, Path target) throws IOException {
    try {
      files.claim(staged, target);
    } catch (IOException e) {
      // Whoever has it can be read there; also this one, if only the answer was lost.
      files.deleteTree(staged);
      if (files.status(target).isEmpty()) {
        throw e;
      }
    }
  }

  private Epoch read(Path path) throws IOException {
    return Epoch.parse(files.readSmall(path, Epoch.LIMIT), path.toString());
  }

  private String action(String verb) {
    return verb + " the epoch of " + app + " in";
  }
}
