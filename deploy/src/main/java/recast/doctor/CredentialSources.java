package recast.doctor;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import recast.cli.KerberosCredentials;
import recast.hadoop.KerberosLogin;

/**
 * How one logs in to Kerberos.
 *
 * @param keytab a keytab with its principal; without it the tickets of {@code kinit} are taken
 * @param tickets where {@code kinit} keeps them, if not where it does by default
 */
public record CredentialSources(Optional<KerberosCredentials> keytab, Optional<String> tickets) {
  /** The ticket that grants others; nothing when there is none. */
  Optional<KerberosTicket> ticket() throws LoginException {
    Subject subject = new Subject();
    LoginContext context = new LoginContext("recast", subject, null, configuration());
    context.login();
    return subject.getPrivateCredentials(KerberosTicket.class).stream()
        .filter(ticket -> ticket.getServer().getName().startsWith("krbtgt/"))
        .findFirst();
  }

  /** From now on Hadoop's clients in this process are who the keytab says. */
  void everywhere(org.apache.hadoop.conf.Configuration hadoop) throws IOException {
    if (keytab.isPresent()) {
      KerberosLogin.fromKeytab(keytab.get().principal(), keytab.get().file(), hadoop);
    }
  }

  private Configuration configuration() {
    Map<String, String> options = new TreeMap<>();
    options.put("doNotPrompt", "true");
    options.put("refreshKrb5Config", "true");
    if (keytab.isPresent()) {
      options.put("useKeyTab", "true");
      options.put("keyTab", keytab.get().file().toString());
      options.put("principal", keytab.get().principal());
    } else {
      options.put("useTicketCache", "true");
      tickets.ifPresent(cache -> options.put("ticketCache", cache.replaceFirst("^FILE:", "")));
    }
    AppConfigurationEntry entry =
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            LoginModuleControlFlag.REQUIRED,
            options);
    return new Configuration() {
      @Override
      public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        return new AppConfigurationEntry[] {entry};
      }
    };
  }

  @Override
  public String toString() {
    return keytab
        .map(key -> "keytab %s of %s".formatted(key.file(), key.principal()))
        .orElseGet(() -> "the ticket cache" + tickets.map(cache -> " " + cache).orElse(""));
  }
}
