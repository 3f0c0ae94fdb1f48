package recast.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import recast.model.ModelBytes;

/**
 * What may be read of a store. All methods throw {@link StoreException} with a message for people.
 * An adoption that cannot be read is reported, see {@link ModelStore}, and skipped. Thread-safe.
 */
public interface StoreReader {
  /** Where the store is, as people name it. */
  String name();

  /** Whether the directory of the store exists. */
  boolean exists() throws StoreException;

  /** Whether nobody has ever begun to publish here: an empty directory, or something else. */
  boolean isEmpty() throws StoreException;

  /** Returns when the directory of the store exists, and throws when it does not. */
  void mustExist() throws StoreException;

  /** The fingerprint of the pointer, nothing when there is none yet. One call to the NameNode. */
  Optional<PointerFingerprint> fingerprint() throws StoreException;

  /** The release that the pointer names, nothing when there is none yet. */
  Optional<Release> current() throws StoreException;

  /** The newest releases of the log, newest first, at most {@code limit}. */
  List<Release> releases(int limit) throws StoreException;

  /**
   * As {@link #releases}, of a log that may be damaged.
   *
   * @param damaged is told of each release that is missing or cannot be read, and is left out
   */
  List<Release> readable(int limit, Consumer<String> damaged) throws StoreException;

  /** The newest release that makes {@code version} current, if there is one. */
  Optional<Release> releaseOf(Version version) throws StoreException;

  /** The release of this number. */
  Release release(ReleaseNumber number) throws StoreException;

  /** How the model of {@code version} is used, as its manifest says. */
  ModelSpec spec(Version version) throws StoreException;

  /**
   * The payload of a release, read once and verified while it is read.
   *
   * @param wanted asked between two pieces: what it throws ends the reading
   * @throws StoreException when its length or digest differ from what the release says
   */
  VerifiedPayload payload(Release release, CancellationCheck wanted) throws StoreException;

  /** As {@link #payload(Release, CancellationCheck)}, to the end. */
  default ModelBytes payload(Release release) throws StoreException {
    return payload(release, () -> {}).bytes();
  }

  /** The applications that wrote into this store, by name. */
  List<String> apps() throws StoreException;

  /** The adoption in force of each application that wrote one, by name. */
  List<Adoption> adopters() throws StoreException;

  /** What an application made of releases, newest first, at most {@code limit}. */
  List<Adoption> adoptions(String app, int limit) throws StoreException;

  /** What an application made of the release {@code oldest} and of newer ones, newest first. */
  List<Adoption> adoptionsSince(String app, ReleaseNumber oldest) throws StoreException;

  /** The adoption of an application that is in force, if any. */
  Optional<Adoption> adoption(String app) throws StoreException;

  /**
   * How an application stands to the release of this number. To be asked again and again: while
   * nothing changes it costs one call to the NameNode, and every fifth time two. The first time
   * after {@link #adoption} it looks at everything.
   */
  AdoptionState adoptionState(String app, ReleaseNumber release) throws StoreException;

  /** The newest release that an application has kept after its trial; nothing before the first. */
  Optional<SurvivedTrial> survivedTrial(String app) throws StoreException;

  /** When an application last said that it is alive; nothing when it has ended or never ran. */
  Optional<Instant> alive(String app) throws StoreException;
}
