package recast.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.LoginException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.SecurityUtil;
import org.apache.hadoop.security.UserGroupInformation.AuthenticationMethod;
import recast.cli.Messages;

/** Where the cluster asks for Kerberos, valid credentials are available. */
record KerberosCheck(Configuration hadoop, CredentialSources login, Clock clock) implements Check {
  static final String NAME = "kerberos";
  private static final Duration SHORT = Duration.ofHours(1);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "log in with 'kinit', or give --principal and --keytab";
  }

  @Override
  public Finding look() {
    if (SecurityUtil.getAuthenticationMethod(hadoop) == AuthenticationMethod.SIMPLE) {
      return Finding.moot("the cluster asks for no Kerberos");
    }
    try {
      Optional<KerberosTicket> ticket = login.ticket();
      if (ticket.isEmpty()) {
        return Finding.fail("%s has no ticket".formatted(login), remedy());
      }
      login.everywhere(hadoop);
      return judged(ticket.get());
    } catch (LoginException | IOException e) {
      return Finding.fail("%s does not log in: %s".formatted(login, Messages.of(e)), remedy());
    }
  }

  /** What is to be said of a ticket now. */
  Finding judged(KerberosTicket ticket) {
    Instant now = clock.instant();
    Instant end = ticket.getEndTime().toInstant();
    String found = "%s is %s until %s".formatted(login, ticket.getClient(), end);
    if (!end.isAfter(now)) {
      return Finding.fail(found + ", which is over", remedy());
    }
    // A keytab makes new tickets: neither their end nor their renewal matters.
    if (login.keytab().isPresent()) {
      return Finding.pass(found);
    }
    if (!ticket.isRenewable()) {
      return Finding.warn(
          found + ", and cannot be renewed", "kinit -r 7d, or give --principal and --keytab");
    }
    found += ", renewable until " + ticket.getRenewTill().toInstant();
    return end.isBefore(now.plus(SHORT))
        ? Finding.warn(found, "kinit -R, or give --principal and --keytab")
        : Finding.pass(found);
  }
}
