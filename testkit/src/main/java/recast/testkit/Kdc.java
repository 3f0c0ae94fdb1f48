package recast.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.kerby.KOptions;
import org.apache.kerby.kerberos.kerb.client.KrbClient;
import org.apache.kerby.kerberos.kerb.client.KrbOption;

/** Who knows the principals of a cluster: Hadoop's small KDC, in this process. */
public final class Kdc implements AutoCloseable {
  private final Path directory;
  private final MiniKdc kdc;

  private Kdc(Path directory, MiniKdc kdc) {
    this.directory = directory;
    this.kdc = kdc;
  }

  /**
   * Starts one.
   *
   * @param ticket how long a ticket lives
   */
  public static Kdc start(Path directory, Duration ticket) throws Exception {
    Properties conf = MiniKdc.createConf();
    conf.setProperty(MiniKdc.MIN_TICKET_LIFETIME, "1");
    conf.setProperty(MiniKdc.MAX_TICKET_LIFETIME, Long.toString(ticket.toSeconds()));
    MiniKdc kdc = new MiniKdc(conf, Files.createDirectories(directory.resolve("kdc")).toFile());
    kdc.start();
    return new Kdc(directory, kdc);
  }

  /** The full name of {@code user}. */
  public String principal(String user) {
    return user + "@" + kdc.getRealm();
  }

  /** Makes principals, and a keytab with nothing but their keys. */
  public Path keytab(String... users) throws Exception {
    Path keytab = directory.resolve(users[0].replace('/', '.') + ".keytab");
    kdc.createPrincipal(keytab.toFile(), users);
    return keytab;
  }

  /** The option that lets a Java find this KDC. */
  public String option() {
    return "-Djava.security.krb5.conf=" + kdc.getKrb5conf().getAbsolutePath();
  }

  /** Does what {@code kinit} does: the file has a ticket that nobody here can renew. */
  public Path ticket(String user, Path keytab) throws Exception {
    KrbClient client = new KrbClient();
    client.setKdcRealm(kdc.getRealm());
    client.setKdcHost(kdc.getHost());
    client.setKdcTcpPort(kdc.getPort());
    client.setAllowUdp(false);
    client.init();
    KOptions options = new KOptions();
    options.add(KrbOption.CLIENT_PRINCIPAL, principal(user));
    options.add(KrbOption.USE_KEYTAB, true);
    options.add(KrbOption.KEYTAB_FILE, keytab.toFile());
    Path file = directory.resolve(user + ".ticket");
    client.storeTicket(client.requestTgt(options), file.toFile());
    return file;
  }

  @Override
  public void close() {
    kdc.stop();
  }
}
