package recast.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Looks at what a store stands on. What it makes for that is gone when it returns. */
public interface StoreSurvey {
  /** What the one who asks may do in the store. */
  StoreRights rights() throws StoreException;

  /**
   * Directories that may have been meant instead of this store: those beside it; where there is
   * nothing at all, those of the same name one level up. One or two listings, in no order.
   */
  List<Path> neighbours() throws StoreException;

  /** Which renames inside the store would have to cross a mount or the border of a zone. */
  List<String> borders() throws StoreException;

  /** How many files lie in the directories that grow. */
  StoreGrowth growth() throws StoreException;

  /** The room that quotas of the store's directory leave; nothing where HDFS knows of none. */
  Optional<StoreRoom> room() throws StoreException;

  /**
   * Publishes twice into a store of its own, inside a staging directory of this one, and reads what
   * came of it. If it dies, what it has made is swept like that of a publisher.
   *
   * @param publisher as who, {@code user@host}
   * @throws StoreException when a step of the protocol does not work here
   */
  Rehearsed rehearse(String publisher, Clock clock) throws StoreException;
}
