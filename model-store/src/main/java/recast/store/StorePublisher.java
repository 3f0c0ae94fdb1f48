package recast.store;

import java.io.InputStream;
import java.util.Optional;

/** What a publisher may do to a store. Both return once every reader sees the release. */
public interface StorePublisher {
  /**
   * Writes {@code payload} as a new version, releases it, and makes it current. The store is
   * created when it is missing.
   *
   * @param payload read to its end, not closed
   * @throws StoreException when it could not be done; the message says what state the store is in
   */
  Release publish(PublishRequest draft, InputStream payload) throws StoreException;

  /**
   * Makes an older version current again, by a new release.
   *
   * @param to the version; when it is not named, the newest one before the present one that is in
   *     the store and that no live application has rejected
   * @param note for people; may be empty
   * @param onRejected what to make of a version that a live application has rejected
   * @throws StoreException when it could not be done; the message says what state the store is in
   */
  Release rollback(Optional<Version> to, String note, OnRejected onRejected) throws StoreException;

  /** As {@link #rollback(Optional, String, OnRejected)}, which refuses a rejected version. */
  default Release rollback(Optional<Version> to, String note) throws StoreException {
    return rollback(to, note, OnRejected.REFUSE);
  }
}
