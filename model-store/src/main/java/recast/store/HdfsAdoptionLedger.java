package recast.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;
import recast.hadoop.StagedFile;
import recast.hadoop.StagedFile.Overwrite;

/** The ledger of one application, or of one of its queries: a small file for each decision. */
final class HdfsAdoptionLedger implements AdoptionLedger {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private static final Duration BETWEEN_PRUNES = Duration.ofMinutes(5);

  /** So that a prune takes less than the time between two signs of life. */
  private static final int MOST_PRUNED = 500;

  private final Adoptions adoptions;
  private final LedgerPruner pruner;
  private final Warnings warnings;
  private final String ledger;
  private final Optional<UUID> query;
  private Instant nextPrune = Instant.MIN;

  HdfsAdoptionLedger(AtomicFiles files, StoreLayout layout, Warnings warnings, String ledger) {
    this.files = files;
    this.layout = layout;
    this.adoptions = new Adoptions(new AdoptionFiles(files, layout, warnings));
    this.warnings = warnings;
    this.pruner = new LedgerPruner(files, layout, warnings, ledger);
    this.ledger = ledger;
    this.query = layout.query(layout.adoptions(ledger));
  }

  @Override
  public Optional<Adoption> at(Instant batchTime) throws StoreException {
    try {
      return adoptions.at(ledger, batchTime);
    } catch (IOException e) {
      throw StoreException.of(action("read"), layout.root(), e);
    }
  }

  @Override
  public PendingAdoption prepare(Adoption adoption) throws StoreException {
    Path target = layout.adoption(ledger, adoption);
    try {
      files.makeDirectory(layout.adoptions(ledger));
      StagedFile file =
          files.stage(
              layout.stagedInLedger(ledger, UUID.randomUUID()),
              target,
              Overwrite.ALLOWED,
              out -> out.write(adoption.toJson(query)));
      return new Staged(file, target);
    } catch (IOException e) {
      throw StoreException.of(action("write"), layout.root(), e);
    }
  }

  @Override
  public void reject(Adoption rejection) throws StoreException {
    try {
      create(layout.adoption(ledger, rejection), out -> out.write(rejection.toJson(query)));
    } catch (IOException e) {
      throw StoreException.of(action("write"), layout.root(), e);
    }
  }

  @Override
  public void survivedTrial(SurvivedTrial trial) throws StoreException {
    try {
      create(layout.trial(ledger), out -> out.write(trial.toJson()));
    } catch (IOException e) {
      throw StoreException.of("write which release survived its trial into", layout.root(), e);
    }
  }

  private void create(Path target, AtomicFiles.Content content) throws IOException {
    files.makeDirectory(layout.adoptions(ledger));
    files.create(
        layout.stagedInLedger(ledger, UUID.randomUUID()), target, Overwrite.ALLOWED, content);
  }

  @Override
  public void alive(Instant now) throws StoreException {
    try {
      files.touch(layout.alive(ledger), now);
    } catch (IOException e) {
      throw StoreException.of("say that " + ledger + " is alive in", layout.root(), e);
    }
  }

  @Override
  public synchronized void prune(Instant now) {
    if (now.isBefore(nextPrune)) {
      return;
    }
    nextPrune = now.plus(BETWEEN_PRUNES);
    try {
      pruner.prune(MOST_PRUNED);
    } catch (IOException e) {
      warnings.warn(
          "Cannot prune what %s made of releases in %s: %s"
              .formatted(ledger, layout.root(), HadoopErrors.of(e)));
    }
  }

  @Override
  public void ended() throws StoreException {
    try {
      files.deleteTree(layout.alive(ledger));
    } catch (IOException e) {
      throw StoreException.of("say that " + ledger + " has ended in", layout.root(), e);
    }
  }

  private String action(String verb) {
    return verb + " what " + ledger + " makes of releases in";
  }

  private final class Staged implements PendingAdoption {
    private final StagedFile file;
    private final Path target;

    Staged(StagedFile file, Path target) {
      this.file = file;
      this.target = target;
    }

    @Override
    public void commit() throws StoreException, CommitStateUnknownException {
      try {
        file.commit();
      } catch (IOException e) {
        if (!inForce(e)) {
          throw StoreException.of(action("write"), layout.root(), e);
        }
      }
    }

    /** Once the staged file is gone, a rename that is still on its way can do nothing more. */
    private boolean inForce(IOException failure) throws CommitStateUnknownException {
      try {
        file.cancel();
        return files.status(target).isPresent();
      } catch (IOException e) {
        e.addSuppressed(failure);
        throw new CommitStateUnknownException(
            "Cannot tell whether " + target + " is in force: " + HadoopErrors.of(e), e);
      }
    }

    @Override
    public void discard() throws StoreException {
      try {
        file.cancel();
      } catch (IOException e) {
        throw StoreException.of(action("drop"), layout.root(), e);
      }
    }
  }
}
