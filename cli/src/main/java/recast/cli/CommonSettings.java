package recast.cli;

import java.nio.file.Path;
import java.util.List;

/** What many commands ask for. */
public final class CommonSettings {
  static final SettingsSection SECTION =
      new SettingsSection(
          "what every verb asks for",
          "A store and an application, for those who have one of each. A principal, such as"
              + " ann@EXAMPLE.COM, and its keytab: both or none.");

  /** The store, as the address of a file system's directory. */
  public static final OptionSpec<String> STORE =
      SECTION.add(
          OptionSpec.of(
              "store", "URI", StringParsers::address, "the store, such as hdfs:///models/clones"));

  /** The name of an application. */
  public static final OptionSpec<String> APP =
      SECTION.add(
          OptionSpec.of(
              "app",
              "NAME",
              StringParsers.like(
                  "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                  "1 to 64 letters, digits, dots, dashes and underscores"),
              "the name of the application"));

  /** The Kerberos principal; {@link KerberosCredentials} reads it. */
  public static final OptionSpec<String> PRINCIPAL =
      SECTION.add(
          OptionSpec.of(
              "principal",
              "P",
              KerberosCredentials::checkPrincipal,
              "Kerberos principal; default: a delegation token, or the ticket of kinit"));

  /** The file with the keys of {@link #PRINCIPAL}. */
  public static final OptionSpec<Path> KEYTAB =
      SECTION.add(
          OptionSpec.of(
              "keytab",
              "FILE",
              Path::of,
              "the keytab of the principal; with it, a login lasts for as long as the command"));

  /** Both that {@link KerberosCredentials#parse} reads. */
  public static final List<OptionSpec<?>> LOGIN = List.of(PRINCIPAL, KEYTAB);

  private CommonSettings() {}
}
