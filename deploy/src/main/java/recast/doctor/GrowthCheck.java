package recast.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import recast.store.StoreGrowth;

/** No directory of the store comes near the number of entries that HDFS allows in one. */
record GrowthCheck(NamedStore store) implements Check {
  /** The default of {@code dfs.namenode.fs-limits.max-directory-items}. */
  private static final int LIMIT = 1 << 20;

  /** A store that is pruned stays far below. */
  private static final int MANY = 10_000;

  @Override
  public String name() {
    return "store-growth";
  }

  @Override
  public String remedy() {
    return "prune it on a schedule, and now several times, since one run folds a few thousand: recast prune "
        + store.option();
  }

  @Override
  public Finding look() throws IOException {
    StoreGrowth growth = store.open().preflight().growth();
    List<String> large = new ArrayList<>();
    add("releases", growth.releases(), large);
    new TreeMap<>(growth.ledgers()).forEach((app, files) -> add("adoptions/" + app, files, large));
    if (large.isEmpty()) {
      return Finding.pass(
          "%d files of releases, adoptions of %d applications"
              .formatted(growth.releases(), growth.ledgers().size()));
    }
    return Finding.warn(
        "%s; HDFS allows %d in a directory unless dfs.namenode.fs-limits.max-directory-items says otherwise"
            .formatted(String.join(", ", large), LIMIT),
        remedy());
  }

  private static void add(String directory, int files, List<String> large) {
    if (files > MANY) {
      large.add("%s has %d files".formatted(directory, files));
    }
  }
}
