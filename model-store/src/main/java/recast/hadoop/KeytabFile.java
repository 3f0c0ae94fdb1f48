package recast.hadoop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.security.authentication.util.KerberosUtil;

/**
 * A file with the keys of principals. Java's own login says of all that is wrong with one that it
 * cannot get a password.
 */
record KeytabFile(Path path) {
  private static final String REMEDY =
      "make one with ktutil or ktpass, or ask your Kerberos for one";
  private static final Pattern ANY = Pattern.compile(".*");

  /**
   * Returns when {@code principal} may find its keys here.
   *
   * @throws IOException when it cannot; the message names the reason and the remedy
   */
  void check(String principal) throws IOException {
    if (Files.notExists(path)) {
      throw new IOException("there is no such file on this host; check --keytab");
    }
    if (!Files.isReadable(path)) {
      throw new IOException(
          "it belongs to %s, and %s cannot read it; take a keytab that is your own"
              .formatted(owner(), System.getProperty("user.name")));
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("expected a file; check --keytab");
    }
    List<String> principals = principals();
    if (principals.isEmpty()) {
      throw new IOException("it has no keys at all; " + REMEDY);
    }
    // Without a realm, it is the default one of krb5.conf.
    String inSomeRealm = principal + "@";
    if (principals.stream()
        .noneMatch(has -> has.equals(principal) || has.startsWith(inSomeRealm))) {
      throw new IOException(
          "it has no keys of %s, only of %s; take a keytab of that principal, or name another one with --principal"
              .formatted(principal, principals));
    }
  }

  private String owner() {
    try {
      return Files.getOwner(path).getName();
    } catch (IOException e) {
      // Its directory is closed, too.
      return "somebody else";
    }
  }

  private List<String> principals() throws IOException {
    try {
      return Stream.of(KerberosUtil.getPrincipalNames(path.toString(), ANY)).sorted().toList();
    } catch (IOException | RuntimeException e) {
      // What the reader throws depends on where the bytes stop making sense.
      throw new IOException("it is no keytab; " + REMEDY, e);
    }
  }
}
