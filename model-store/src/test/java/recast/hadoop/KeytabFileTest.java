package recast.hadoop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.kerby.kerberos.kerb.keytab.Keytab;
import org.apache.kerby.kerberos.kerb.keytab.KeytabEntry;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeytabFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"ann@HERE", "ann", "publisher/host.here@HERE", "publisher/host.here"})
  void thePrincipalsThatHaveKeysAreFound(String principal) throws IOException {
    Path file = keytab("ann@HERE", "publisher/host.here@HERE");

    assertThatCode(() -> new KeytabFile(file).check(principal)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob@HERE", "ann@THERE", "an", "ann@HER", "publisher"})
  void aPrincipalWithoutKeysIsToldWhoHasThem(String principal) throws IOException {
    Path file = keytab("ann@HERE", "publisher/host.here@HERE");

    refused(file, principal, "no keys of " + principal, "[ann@HERE, publisher/host.here@HERE]");
  }

  @Test
  void aFileThatIsNotThereIsNamedWithTheOption() {
    refused(directory.resolve("missing"), "ann", "no such file on this host", "--keytab");
  }

  @Test
  void aDirectoryIsNoKeytab() {
    refused(directory, "ann", "expected a file", "--keytab");
  }

  @Test
  void whatIsNoKeytabIsSaidToBeNone() throws IOException {
    for (String content : new String[] {"", "\5", "\5\2", "\5\2\0\0\0", "some text, no keys"}) {
      refused(Files.writeString(directory.resolve("text"), content), "ann", "ktutil");
    }
  }

  @Test
  void aFileOfSomebodyElseNamesHim() throws IOException {
    Path file = keytab("ann@HERE");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

    refused(file, "ann", "belongs to " + Files.getOwner(file), "take a keytab that is your own");
  }

  @Test
  void aFileInADirectoryOfSomebodyElseIsNotMissing() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Path file = Files.move(keytab("ann@HERE"), closed.resolve("keytab"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isExecutable(closed)).as("root looks everywhere").isFalse();

    try {
      refused(file, "ann", "belongs to somebody else", "take a keytab that is your own");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void refused(Path file, String principal, String... parts) {
    assertThatThrownBy(() -> new KeytabFile(file).check(principal))
        .isInstanceOf(IOException.class)
        .message()
        .contains(parts);
  }

  private Path keytab(String... principals) throws IOException {
    Keytab keytab = new Keytab();
    for (String principal : principals) {
      EncryptionKey key = new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, new byte[16]);
      keytab.addEntry(new KeytabEntry(new PrincipalName(principal), KerberosTime.now(), 1, key));
    }
    Path file = directory.resolve("keytab");
    keytab.store(file.toFile());
    return file;
  }
}
