package recast.hadoop;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.security.token.SecretManager.InvalidToken;

/** Explains why a secure cluster does not accept this login, with the remedy. */
final class KerberosErrors {
  private static final String WAYS =
      "kinit, or --principal and --keytab, or a delegation token in HADOOP_TOKEN_FILE_LOCATION";

  private static final Pattern LOGIN_FAILURE =
      Pattern.compile(".*Login failure for user: (\\S+)( from keytab (\\S+))? .*");

  /** What Java's Kerberos says in the innermost of its messages. */
  private static final Pattern DETAIL = Pattern.compile(".*\\(Mechanism level: (.*)\\).*");

  private KerberosErrors() {}

  static Optional<String> of(Throwable cause, String message) {
    if (cause instanceof InvalidToken) {
      return Optional.of(
          "the delegation token is not valid, or not any more ("
              + message
              + "); get a new one, or log in: kinit, or --principal and --keytab");
    }
    if (message.contains("cannot authenticate via")) {
      return Optional.of(
          "the cluster wants to know who you are, and there is no login that is valid; " + WAYS);
    }
    Matcher failure = LOGIN_FAILURE.matcher(message);
    if (failure.matches()) {
      return Optional.of(
          failure.group(2) == null
              ? "the Kerberos ticket of %s is over; log in again: %s"
                  .formatted(failure.group(1), WAYS)
              : "the Kerberos ticket of %s is over, and keytab %s gives no new one; is it the newest one, and does the KDC answer?"
                  .formatted(failure.group(1), failure.group(3)));
    }
    if (message.contains("GSS initiate failed") || message.contains("GSSException")) {
      Matcher detail = DETAIL.matcher(message);
      return Optional.of(
          "the cluster does not take the Kerberos login ("
              + (detail.matches() ? detail.group(1) : message)
              + "); log in again: "
              + WAYS);
    }
    if (message.contains("SIMPLE authentication is not enabled")) {
      return Optional.of(
          "the cluster wants a Kerberos login, and the configuration that HADOOP_CONF_DIR names"
              + " knows nothing of it; set hadoop.security.authentication to kerberos in its"
              + " core-site.xml");
    }
    return Optional.empty();
  }
}
