package recast.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.hadoop.security.UserGroupInformation;

/** How a publisher signs its releases. */
public final class PublisherName {
  private static final Pattern SHAPE =
      Pattern.compile("[^@/\\\\\\s\\p{Cntrl}]{1,128}@[^@/\\\\\\s\\p{Cntrl}]{1,255}");

  private PublisherName() {}

  /** Returns {@code name} when it can be the name of a publisher. */
  static String check(String name) {
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException("expected user@host");
    }
    return name;
  }

  /** {@code user@host}: the user that Hadoop sees, the host as it calls itself. */
  public static String here() throws IOException {
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    return check(clean(user) + "@" + clean(host()));
  }

  private static String clean(String part) {
    return part.replaceAll("[@/\\\\\\s\\p{Cntrl}]", "_");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A host that does not know its own name still publishes; the name is for people.
      return "localhost";
    }
  }
}
