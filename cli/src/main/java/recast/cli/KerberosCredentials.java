package recast.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who a command is on a secure cluster, when it does not take the login that it finds.
 *
 * @param principal the Kerberos principal
 * @param file the keytab with its keys, an absolute path
 */
public record KerberosCredentials(String principal, Path file) {
  private static final String PRINCIPAL = "principal";
  private static final String KEYTAB = "keytab";
  private static final String TOKENS = "HADOOP_TOKEN_FILE_LOCATION";
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s\\p{Cntrl}/@]+(/[^\\s\\p{Cntrl}/@]+)?(@[^\\s\\p{Cntrl}/@]+)?");

  /** The options that {@link #parse} reads. */
  public static String[] options() {
    return new String[] {PRINCIPAL, KEYTAB};
  }

  /**
   * Nothing when neither is given. Settings give way to a delegation token in the environment: the
   * host on which a scheduler runs a command need not have the file that they name.
   */
  public static Optional<KerberosCredentials> parse(Arguments arguments) {
    return parse(arguments, System.getenv());
  }

  static Optional<KerberosCredentials> parse(Arguments arguments, Map<String, String> environment) {
    boolean given = arguments.given(PRINCIPAL) || arguments.given(KEYTAB);
    if (!given && environment.containsKey(TOKENS)) {
      return Optional.empty();
    }
    boolean hasPrincipal = has(arguments, PRINCIPAL);
    boolean hasKeytab = has(arguments, KEYTAB);
    if (hasPrincipal && !hasKeytab) {
      arguments.problem(named(arguments, PRINCIPAL) + " needs --keytab, the file with its keys");
    }
    if (hasKeytab && !hasPrincipal) {
      arguments.problem(named(arguments, KEYTAB) + " needs --principal, the one to log in as");
    }
    Optional<String> principal = arguments.optional(PRINCIPAL, KerberosCredentials::checkPrincipal);
    Optional<Path> file = arguments.optional(KEYTAB, Path::of);
    return principal.flatMap(
        name -> file.map(path -> new KerberosCredentials(name, path.toAbsolutePath())));
  }

  private static boolean has(Arguments arguments, String name) {
    return arguments.optional(name, Function.identity()).isPresent();
  }

  private static String named(Arguments arguments, String name) {
    return arguments.given(name) ? "--" + name : name + " in recast.properties";
  }

  static String checkPrincipal(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a principal such as ann@EXAMPLE.COM");
    }
    return text;
  }
}
