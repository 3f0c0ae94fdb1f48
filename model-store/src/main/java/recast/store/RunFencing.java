package recast.store;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.hadoop.StagedFile;
import recast.hadoop.StagedFile.Overwrite;
import recast.json.MalformedException;

/** Which run may work under the name of an application: the one that has the newest epoch. */
public final class RunFencing {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Warnings warnings;
  private final String app;

  RunFencing(AtomicFiles files, StoreLayout layout, Warnings warnings, String app) {
    this.files = files;
    this.layout = layout;
    this.warnings = warnings;
    this.app = app;
  }

  /**
   * The epoch that was claimed last; nothing when there was none. One that cannot be read has the
   * number in its name, and is no run's: the next one follows it.
   */
  public Optional<Epoch> newest() throws StoreException {
    try {
      Optional<Path> newest =
          files.list(layout.adoptions(app)).stream()
              .map(FileStatus::getPath)
              .filter(path -> StoreLayout.epochNumber(path).isPresent())
              .max(Comparator.comparing(Path::getName));
      return newest.isEmpty() ? Optional.empty() : Optional.of(readable(newest.get()));
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
    Path target = layout.epoch(app, wanted.number());
    try {
      files.makeDirectory(layout.adoptions(app));
      claim(
          files.stage(
              layout.stagedInLedger(app, UUID.randomUUID()),
              target,
              Overwrite.REFUSED,
              out -> out.write(wanted.toJson())),
          target);
      return readable(target);
    } catch (IOException e) {
      throw StoreException.of(action("claim"), layout.root(), e);
    }
  }

  private void claim(StagedFile staged, Path target) throws IOException {
    try {
      staged.commit();
    } catch (IOException e) {
      // Its owner can be read there; also this one, if only the answer was lost.
      staged.cancel();
      if (files.status(target).isEmpty()) {
        throw e;
      }
    }
  }

  private Epoch readable(Path path) throws IOException {
    try {
      return read(files, path);
    } catch (MalformedException e) {
      warnings.warn(e.getMessage() + "; it is taken for that of no run");
      return new Epoch(StoreLayout.epochNumber(path).orElseThrow(), Epoch.NOBODY);
    }
  }

  /**
   * Reads an epoch.
   *
   * @throws MalformedException when it is none, or another than its name says
   */
  static Epoch read(AtomicFiles files, Path path) throws IOException {
    Epoch epoch = Epoch.fromJson(files.readSmall(path, Epoch.LIMIT), path.toString());
    int number = StoreLayout.epochNumber(path).orElseThrow();
    if (epoch.number() != number) {
      throw new MalformedException(
          "%s: field 'epoch' must be %d: %d".formatted(path, number, epoch.number()));
    }
    return epoch;
  }

  private String action(String verb) {
    return verb + " the epoch of " + app + " in";
  }
}
