package recast.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a command is on a secure cluster, when it does not take the login that it finds.
 *
 * @param principal the Kerberos principal
 * @param file the keytab with its keys, an absolute path
 */
public record KerberosCredentials(String principal, Path file) {
  private static final String TOKENS = "HADOOP_TOKEN_FILE_LOCATION";
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s\\p{Cntrl}/@]+(/[^\\s\\p{Cntrl}/@]+)?(@[^\\s\\p{Cntrl}/@]+)?");

  /**
   * Reads {@link CommonSettings#LOGIN}; nothing when neither is given. Settings give way to a
   * delegation token in the environment: the host on which a scheduler runs a command need not have
   * the file that they name.
   */
  public static Optional<KerberosCredentials> parse(Arguments arguments) {
    return parse(arguments, System.getenv());
  }

  static Optional<KerberosCredentials> parse(Arguments arguments, Map<String, String> environment) {
    OptionSpec<String> principal = CommonSettings.PRINCIPAL;
    OptionSpec<Path> keytab = CommonSettings.KEYTAB;
    boolean given = arguments.given(principal) || arguments.given(keytab);
    if (!given && environment.containsKey(TOKENS)) {
      return Optional.empty();
    }
    boolean hasPrincipal = arguments.text(principal).isPresent();
    boolean hasKeytab = arguments.text(keytab).isPresent();
    if (hasPrincipal && !hasKeytab) {
      arguments.problem(named(arguments, principal) + " needs --keytab, the file with its keys");
    }
    if (hasKeytab && !hasPrincipal) {
      arguments.problem(named(arguments, keytab) + " needs --principal, the one to log in as");
    }
    return arguments
        .find(principal)
        .flatMap(
            name ->
                arguments
                    .find(keytab)
                    .map(path -> new KerberosCredentials(name, path.toAbsolutePath())));
  }

  private static String named(Arguments arguments, OptionSpec<?> option) {
    return arguments.given(option) ? option.flag() : option.name() + " in recast.properties";
  }

  static String checkPrincipal(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a principal such as ann@EXAMPLE.COM");
    }
    return text;
  }
}
