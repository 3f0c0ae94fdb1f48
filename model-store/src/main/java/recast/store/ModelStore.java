package recast.store;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.hadoop.QualifiedPaths;

/**
 * A directory on a Hadoop file system that holds one model's life; hands out roles, does nothing.
 */
public final class ModelStore {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Warnings warnings;

  ModelStore(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.files = files;
    this.layout = layout;
    this.warnings = warnings;
  }

  /** Names the store at {@code root}; nothing is asked of its file system yet. */
  public static ModelStore at(Path root, Configuration configuration) throws StoreException {
    return at(root, configuration, warning -> {});
  }

  /**
   * As {@link #at(Path, Configuration)}.
   *
   * @param warnings gets each entry of the store's history that cannot be read, once; called by
   *     whichever thread finds it
   */
  public static ModelStore at(Path root, Configuration configuration, Consumer<String> warnings)
      throws StoreException {
    try {
      Path named = QualifiedPaths.withAuthority(root, configuration);
      AtomicFiles files = AtomicFiles.of(named, configuration);
      return new ModelStore(files, new StoreLayout(files.qualified(named)), new Warnings(warnings));
    } catch (IOException e) {
      throw StoreException.of("open store", root, e);
    } catch (RuntimeException e) {
      // What Hadoop throws for hosts that do not resolve and for addresses it cannot take apart.
      throw StoreException.of("open store", root, new IOException(e.getMessage(), e));
    }
  }

  /**
   * Reads a store's address.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Path parse(String address) {
    try {
      return new Path(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected an address such as hdfs://namenode/models/clones", e);
    }
  }

  public StoreReader reader() {
    return new HdfsStoreReader(files, layout, warnings);
  }

  /**
   * The role of a publisher that signs as {@code publisher}, {@code user@host}.
   *
   * @param warnings told what went wrong beside a release that was made all the same
   * @throws IllegalArgumentException when readers would refuse that name
   */
  public StorePublisher publisher(String publisher, Clock clock, Consumer<String> warnings) {
    return new HdfsStorePublisher(files, layout, publisher, clock, warnings);
  }

  /** The role that cleans up, by {@code clock}. */
  public StorePruner pruner(Clock clock) {
    return new HdfsStorePruner(files, layout, warnings, clock);
  }

  /** The role that verifies the store. */
  public StoreVerifier verifier() {
    return new HdfsStoreVerifier(files, layout);
  }

  /** The role that checks what the store depends on. */
  public StorePreflight preflight() {
    return new HdfsStorePreflight(files, layout);
  }

  /** The role of the application {@code app}. */
  public AdoptionLedger ledger(String app) {
    return new HdfsAdoptionLedger(files, layout, warnings, Adoption.checkApp(app));
  }

  /**
   * The role of a query of the application {@code app}. Its batches are those of {@link
   * QueryBatches}.
   */
  public AdoptionLedger queryLedger(String app, UUID query) {
    String ledger = StoreLayout.queryLedger(Adoption.checkApp(app), query);
    return new HdfsAdoptionLedger(files, layout, warnings, ledger);
  }

  /** Which run may work under the name {@code app}. */
  public RunFencing epochs(String app) {
    return new RunFencing(files, layout, warnings, Adoption.checkApp(app));
  }
}
