package recast.store;

import java.io.InputStream;

/** What a publisher may do to a store. */
public interface StorePublisher {
  /**
   * Writes {@code payload} as a new version, releases it, and makes it current. The store is
   * created when it is missing.
   *
   * @param format the id of the payload's format
   * @param payload read to its end, not closed
   * @param note for people; may be empty
   * @return the release, once every reader sees it
   * @throws StoreException when it could not be done; the message says what state the store is in
   */
  Release publish(String format, InputStream payload, String note) throws StoreException;
}
