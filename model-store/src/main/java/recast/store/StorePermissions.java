package recast.store;

import java.util.List;

/**
 * What somebody may do in a store. Each list names what stands in the way, with its owner and mode;
 * an empty one says that nothing does.
 *
 * @param reading what keeps a reader from reading
 * @param publishing what keeps a publisher from publishing, rolling back and pruning
 * @param adopting what keeps an application from writing its adoptions
 * @param loose what gives others more than they need
 */
public record StorePermissions(
    List<String> reading, List<String> publishing, List<String> adopting, List<String> loose) {
  public StorePermissions {
    reading = List.copyOf(reading);
    publishing = List.copyOf(publishing);
    adopting = List.copyOf(adopting);
    loose = List.copyOf(loose);
  }
}
