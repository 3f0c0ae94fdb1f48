package recast.hadoop;

import java.io.IOException;
import java.nio.file.Path;
import javax.security.auth.login.LoginException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * The login of this process on a secure cluster. Without one, Hadoop takes what it finds: the
 * delegation tokens of HADOOP_TOKEN_FILE_LOCATION, or the ticket of {@code kinit}.
 */
public final class KerberosLogin {
  private static final String RENEWAL = "hadoop.kerberos.keytab.login.autorenewal.enabled";

  private KerberosLogin() {}

  /**
   * From now on Hadoop takes this process for {@code principal}, for as long as it runs: what it
   * opens after this call outlives any ticket. Does nothing where {@code configuration} asks for no
   * Kerberos.
   *
   * @throws IOException when the keytab or the KDC does not let it; the message names the remedy
   */
  public static void fromKeytab(String principal, Path keytab, Configuration configuration)
      throws IOException {
    // Hadoop's client logs in again once a server has refused it, after a pause; this is before.
    Configuration renewing = new Configuration(configuration);
    renewing.setBoolean(RENEWAL, true);
    try {
      UserGroupInformation.setConfiguration(renewing);
      if (UserGroupInformation.isSecurityEnabled()) {
        new KeytabFile(keytab).check(principal);
        logIn(principal, keytab);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "Cannot log in as %s with keytab %s: %s".formatted(principal, keytab, e.getMessage()), e);
    }
  }

  private static void logIn(String principal, Path keytab) throws IOException {
    try {
      UserGroupInformation.loginUserFromKeytab(principal, keytab.toString());
    } catch (IOException e) {
      throw new IOException(
          "%s; 'kinit -kt %s %s' must work on this host: the key has to be the newest one, the clock right, and the KDC the one in krb5.conf"
              .formatted(reason(e), keytab, principal),
          e);
    }
  }

  /** What the KDC has said, or who it was that did not answer. */
  private static String reason(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LoginException) {
        return cause.getMessage();
      }
    }
    return failure.getMessage();
  }
}
