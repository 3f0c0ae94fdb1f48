package recast.doctor;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.security.UserGroupInformation;

/** The one who asks may read the store; enough for an application that is about to begin. */
record ReadableCheck(NamedStore store) implements Check {
  @Override
  public String name() {
    return "store-readable";
  }

  @Override
  public String remedy() {
    return "ask the owner; docs/protocol.md, 'Who may do what', has the commands";
  }

  @Override
  public Finding look() throws IOException {
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    List<String> obstacles = store.open().preflight().rights().reading();
    return obstacles.isEmpty()
        ? Finding.pass("user %s may read".formatted(user))
        : Finding.fail(
            "user %s may not read %s".formatted(user, String.join(", ", obstacles)), remedy());
  }
}
