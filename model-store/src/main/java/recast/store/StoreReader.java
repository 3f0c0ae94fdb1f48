package recast.store;

import java.util.List;
import java.util.Optional;
import recast.model.ModelBytes;

/**
 * What may be read of a store. All methods throw {@link StoreException} with a message for people.
 */
public interface StoreReader {
  /** Where the store is, as people name it. */
  String name();

  /** Returns when the directory of the store exists, and throws when it does not. */
  void mustExist() throws StoreException;

  /** The stamp of the pointer, nothing when there is none yet. One call to the NameNode. */
  Optional<PointerStamp> stamp() throws StoreException;

  /** The release that the pointer names, nothing when there is none yet. */
  Optional<Release> current() throws StoreException;

  /** The newest releases of the log, newest first, at most {@code limit}. */
  List<Release> releases(int limit) throws StoreException;

  /** The newest release that makes {@code version} current, if there is one. */
  Optional<Release> releaseOf(Version version) throws StoreException;

  /**
   * The payload of a release, read once and verified while it is read.
   *
   * @throws StoreException when its length or digest differ from what the release says
   */
  ModelBytes payload(Release release) throws StoreException;

  /** The newest adoption of each application that wrote one, by name. */
  List<Adoption> adopters() throws StoreException;
}
