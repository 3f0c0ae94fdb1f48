package recast.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/** Takes coordinators as Oozie does behind Kerberos: from whom the KDC vouches for. */
public final class KerberizedOozie implements AutoCloseable {
  public static final String JOB = "0000001-C";

  private static final String NEGOTIATE = "Negotiate";
  private static final String SPNEGO = "1.3.6.1.5.5.2";

  private final HttpServer http;
  private final Subject subject;
  private final List<String> clients = new CopyOnWriteArrayList<>();
  private final List<String> submitted = new CopyOnWriteArrayList<>();

  private KerberizedOozie(HttpServer http, Subject subject) {
    this.http = http;
    this.subject = subject;
  }

  public static KerberizedOozie start(KerberizedCluster cluster) throws Exception {
    String principal = cluster.kdc().principal(KerberizedCluster.WEB);
    Map<String, String> options =
        Map.of(
            "principal", principal,
            "keyTab", cluster.daemons().toString(),
            "useKeyTab", "true",
            "storeKey", "true",
            "isInitiator", "false");
    Configuration login =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(
                  "com.sun.security.auth.module.Krb5LoginModule",
                  LoginModuleControlFlag.REQUIRED,
                  options)
            };
          }
        };
    Subject subject =
        new Subject(false, Set.of(new KerberosPrincipal(principal)), Set.of(), Set.of());
    new LoginContext("", subject, null, login).login();
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    KerberizedOozie oozie = new KerberizedOozie(http, subject);
    http.createContext("/oozie/v1/jobs", oozie::answer);
    http.start();
    return oozie;
  }

  public String url() {
    return "http://localhost:" + http.getAddress().getPort() + "/oozie";
  }

  /** Whom the KDC has vouched for. */
  public List<String> clients() {
    return clients;
  }

  /** What was submitted. */
  public String submitted() {
    return String.join("\n", submitted);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith(NEGOTIATE + " ")) {
      exchange.getResponseHeaders().set("WWW-Authenticate", NEGOTIATE);
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    clients.add(
        client(Base64.getDecoder().decode(authorization.substring(NEGOTIATE.length() + 1))));
    submitted.add(body);
    byte[] said = "{\"id\": \"%s\"}".formatted(JOB).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private String client(byte[] token) throws IOException {
    PrivilegedExceptionAction<String> accept =
        () -> {
          GSSManager manager = GSSManager.getInstance();
          GSSCredential keys =
              manager.createCredential(
                  null,
                  GSSCredential.INDEFINITE_LIFETIME,
                  new Oid(SPNEGO),
                  GSSCredential.ACCEPT_ONLY);
          GSSContext context = manager.createContext(keys);
          context.acceptSecContext(token, 0, token.length);
          return context.getSrcName().toString();
        };
    try {
      return Subject.doAs(subject, accept);
    } catch (Exception e) {
      throw new IOException("a ticket that is none", e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
