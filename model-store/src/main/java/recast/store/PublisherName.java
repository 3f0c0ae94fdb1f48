package recast.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hadoop.security.UserGroupInformation;

/** How a publisher signs its releases. */
public final class PublisherName {
  private PublisherName() {}

  /** {@code user@host}: the user that Hadoop sees, the host as it calls itself. */
  public static String here() throws IOException {
    return UserGroupInformation.getCurrentUser().getShortUserName() + "@" + host();
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
