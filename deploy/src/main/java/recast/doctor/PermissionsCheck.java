package recast.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.security.UserGroupInformation;
import recast.store.StorePermissions;

/** The one who asks may do in the store what docs/protocol.md gives publishers or applications. */
record PermissionsCheck(NamedStore store) implements Check {
  static final String NAME = "store-rights";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "ask the owner; docs/protocol.md, 'Who may do what', has the commands";
  }

  @Override
  public Finding look() throws IOException {
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    Finding readable = new ReadableCheck(store).look();
    if (readable.grade() == Severity.FAIL) {
      return readable;
    }
    StorePermissions rights = store.open().preflight().rights();
    List<String> may = new ArrayList<>(List.of("read"));
    if (rights.publishing().isEmpty()) {
      may.add("publish");
    }
    if (rights.adopting().isEmpty()) {
      may.add("run applications");
    }
    String found = "user %s may %s".formatted(user, String.join(", ", may));
    if (may.size() == 1) {
      return Finding.fail(
          found
              + " and nothing else: no right to write %s, or %s"
                  .formatted(listed(rights.publishing()), listed(rights.adopting())),
          remedy());
    }
    if (!rights.adopting().isEmpty()) {
      return Finding.warn(
          found
              + ", but an application of that user cannot write its adoptions: %s"
                  .formatted(listed(rights.adopting())),
          remedy());
    }
    return rights.loose().isEmpty()
        ? Finding.pass(found)
        : Finding.warn(
            found + ", but " + listed(rights.loose()),
            "hdfs dfs -chmod 750 the store, and 1770 its adoptions, as docs/protocol.md says");
  }

  private static String listed(List<String> paths) {
    return String.join(", ", paths);
  }
}
