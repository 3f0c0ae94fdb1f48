package recast.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recast.store.StoreQuota;

/** The quotas of the store's directory leave room. Those of directories above are not looked at. */
record QuotaCheck(NamedStore store) implements Check {
  private static final int SCARCE_PERCENT = 10;

  @Override
  public String name() {
    return "store-quota";
  }

  @Override
  public String remedy() {
    return "'recast prune' makes room, or ask for more: hdfs dfsadmin -setQuota, -setSpaceQuota";
  }

  @Override
  public Finding look() throws IOException {
    Optional<StoreQuota> room = store.open().preflight().room();
    if (room.isEmpty()) {
      return Finding.moot("this file system knows no quotas");
    }
    List<String> said = new ArrayList<>();
    room.get().names().ifPresent(names -> said.add(said(names, "names")));
    room.get().bytes().ifPresent(bytes -> said.add(said(bytes, "bytes")));
    if (said.isEmpty()) {
      return Finding.pass("the store has no quota");
    }
    String text = String.join(", ", said);
    if (least(room.get(), 0)) {
      return Finding.fail(text + " left: nothing more can be published", remedy());
    }
    return least(room.get(), SCARCE_PERCENT)
        ? Finding.warn(text + " left, less than %d %%".formatted(SCARCE_PERCENT), remedy())
        : Finding.pass(text + " left");
  }

  private static String said(StoreQuota.Quota quota, String what) {
    return "%d of %d %s".formatted(quota.left(), quota.limit(), what);
  }

  /** Whether one of the quotas leaves nothing, or less than so many percent. */
  private static boolean least(StoreQuota room, int percent) {
    return room.names().stream().anyMatch(quota -> isLow(quota, percent))
        || room.bytes().stream().anyMatch(quota -> isLow(quota, percent));
  }

  private static boolean isLow(StoreQuota.Quota quota, int percent) {
    return quota.left() == 0 || quota.isBelow(percent);
  }
}
