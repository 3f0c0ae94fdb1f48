package recast.cli;

import java.util.regex.Pattern;

/** Keeps secrets out of what is printed: where in doubt, too much is hidden. */
public final class Redactor {
  /** Behind a name that promises a secret; nobody knows where its value ends. */
  private static final Pattern NAMED =
      Pattern.compile(
          "((?:secret|password|passwd|token|credential|(?:access|private|account)[._-]?key)"
              + "[\\w.-]*=).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Between the user and the host of an address; what looks like a port is one. */
  private static final Pattern IN_ADDRESS = Pattern.compile("(://[^:/@\\s]*:)(?!\\d+/)\\S*@");

  private Redactor() {}

  /** What may be shown of {@code text}. */
  public static String hidden(String text) {
    String addresses = IN_ADDRESS.matcher(text).replaceAll("$1***@");
    return NAMED.matcher(addresses).replaceAll("$1***");
  }
}
