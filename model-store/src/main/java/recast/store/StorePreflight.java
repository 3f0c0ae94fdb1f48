package recast.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.hadoop.fs.Path;

/** Looks at what a store stands on. What it makes for that is gone when it returns. */
public interface StorePreflight {
  /** What the one who asks may do in the store. */
  StorePermissions rights() throws StoreException;

  /**
   * Stores with a release that may have been meant instead of this one, at most five: inside it,
   * beside it, or where there is nothing at all, of the same name beside its parent.
   *
   * @param distance how different an address is from the one that was meant
   */
  List<Path> nearby(ToIntFunction<String> distance) throws StoreException;

  /** Which renames inside the store would have to cross a mount or the border of a zone. */
  List<String> borders() throws StoreException;

  /** How many files lie in the directories that grow. */
  StoreGrowth growth() throws StoreException;

  /** The room that quotas of the store's directory leave; nothing where HDFS knows of none. */
  Optional<StoreQuota> room() throws StoreException;

  /**
   * Publishes twice into a store of its own, inside a staging directory of this one, and reads what
   * came of it. If it dies, what it has made is swept like that of a publisher.
   *
   * @param publisher as who, {@code user@host}
   * @throws StoreException when a step of the protocol does not work here
   */
  PublishDryRunResult rehearse(String publisher, Clock clock) throws StoreException;
}
