package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;
import static recast.doctor.Checks.warns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.KerberosCredentials;

/** What can be told without a KDC. */
final class KerberosCheckTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int RENEWABLE = 8;

  @TempDir private Path directory;

  @Test
  void withoutSecurityThereIsNothingToLookAt() {
    KerberosCheck check = new KerberosCheck(new Configuration(false), cache(), Clock.systemUTC());

    assertThat(check.look()).isEqualTo(Finding.moot("the cluster asks for no Kerberos"));
  }

  @Test
  void withoutATicketItFails() {
    fails(check(cache()).look(), directory.resolve("cache").toString());
  }

  @Test
  void aKeytabThatIsMissingOrIsNoneFails() throws IOException {
    fails(check(keytab()).look(), "keytab", "ann@EXAMPLE.COM");
    Files.writeString(directory.resolve("keytab"), "not a keytab");
    fails(check(keytab()).look(), "keytab", "ann@EXAMPLE.COM");
  }

  @Test
  void aTicketThatIsOverFails() {
    fails(check(cache()).judged(ticket(Duration.ofMinutes(-1))), "which is over");
  }

  @Test
  void aTicketThatCannotBeRenewedWarns() {
    warns(check(cache()).judged(ticket(Duration.ofHours(9))), "cannot be renewed");
    passes(check(keytab()).judged(ticket(Duration.ofHours(9))));
  }

  @Test
  void aTicketThatIsNearItsEndWarns() {
    Duration week = Duration.ofDays(7);
    warns(check(cache()).judged(ticket(Duration.ofMinutes(9), week)), "renewable until");
    passes(check(cache()).judged(ticket(Duration.ofHours(9), week)));
  }

  private KerberosCheck check(CredentialSources login) {
    Configuration secure = new Configuration(false);
    secure.set("hadoop.security.authentication", "kerberos");
    return new KerberosCheck(secure, login, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private CredentialSources cache() {
    return new CredentialSources(
        Optional.empty(), Optional.of("FILE:" + directory.resolve("cache")));
  }

  private CredentialSources keytab() {
    return new CredentialSources(
        Optional.of(new KerberosCredentials("ann@EXAMPLE.COM", directory.resolve("keytab"))),
        Optional.empty());
  }

  private static KerberosTicket ticket(Duration left) {
    return ticket(left, new boolean[32], null);
  }

  private static KerberosTicket ticket(Duration left, Duration renewable) {
    boolean[] flags = new boolean[32];
    flags[RENEWABLE] = true;
    return ticket(left, flags, Date.from(NOW.plus(renewable)));
  }

  private static KerberosTicket ticket(Duration left, boolean[] flags, Date renewTill) {
    return new KerberosTicket(
        new byte[0],
        new KerberosPrincipal("ann@EXAMPLE.COM"),
        new KerberosPrincipal("krbtgt/EXAMPLE.COM@EXAMPLE.COM"),
        new byte[0],
        1,
        flags,
        null,
        Date.from(NOW.minus(Duration.ofHours(1))),
        Date.from(NOW.plus(left)),
        renewTill,
        null);
  }
}
