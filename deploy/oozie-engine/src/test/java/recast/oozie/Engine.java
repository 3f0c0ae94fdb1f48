package recast.oozie;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.oozie.action.hadoop.LauncherAM;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.service.ConfigurationService;
import org.apache.oozie.service.Services;
import org.apache.oozie.servlet.AuthFilter;
import org.apache.oozie.servlet.CallbackServlet;
import org.apache.oozie.servlet.V1JobsServlet;
import org.apache.oozie.servlet.V2JobServlet;
import org.apache.oozie.servlet.VersionServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.json.simple.JSONObject;
import recast.testkit.LaunchedCluster;

/** Oozie, in this process: all that a server has, but for its web pages. */
final class Engine implements AutoCloseable {
  private static final Path HOME = Path.of("target", "oozie").toAbsolutePath();
  private static final Path SITE = Path.of("target", "test-classes", "oozie", "conf");

  private final Services services;
  private final Server server;

  private Engine(Services services, Server server) {
    this.services = services;
    this.server = server;
  }

  /** Starts an engine on the cluster that {@code conf} names. */
  static Engine start(Path conf) throws Exception {
    configure(conf);
    shareLibrary(conf);
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    ServletContextHandler context = new ServletContextHandler(server, "/oozie");
    context.addServlet(CallbackServlet.class, "/callback");
    context.addServlet(VersionServlet.class, "/versions");
    context.addServlet(V1JobsServlet.class, "/v1/jobs");
    context.addServlet(V1JobsServlet.class, "/v2/jobs");
    context.addServlet(V2JobServlet.class, "/v2/job/*");
    context.addFilter(AuthFilter.class, "/v1/*", EnumSet.of(DispatcherType.REQUEST));
    context.addFilter(AuthFilter.class, "/v2/*", EnumSet.of(DispatcherType.REQUEST));
    Services services = new Services();
    services.init();
    server.start();
    ConfigurationService.set("oozie.service.CallbackService.base.url", url(server) + "/callback");
    return new Engine(services, server);
  }

  private static void configure(Path cluster) throws IOException {
    Path conf = Files.createDirectories(HOME.resolve("conf"));
    for (String file : new String[] {"oozie-site.xml", "oozie-log4j.properties"}) {
      Files.writeString(conf.resolve(file), Files.readString(SITE.resolve(file)));
    }
    Files.createDirectories(conf.resolve("action-conf"));
    Path hadoop = Files.createDirectories(conf.resolve("hadoop-conf"));
    for (String file : new String[] {"core-site.xml", "hdfs-site.xml", "yarn-site.xml"}) {
      Files.writeString(hadoop.resolve(file), Files.readString(cluster.resolve(file)));
    }
    Configuration containers = new Configuration(false);
    containers.set("mapreduce.framework.name", "yarn");
    containers.set("mapreduce.application.classpath", LaunchedCluster.jars());
    containers.set("yarn.application.classpath", LaunchedCluster.jars());
    try (OutputStream out = Files.newOutputStream(hadoop.resolve("mapred-site.xml"))) {
      containers.writeXml(out);
    }
    System.setProperty("oozie.home.dir", HOME.toString());
    System.setProperty("oozie.config.dir", conf.toString());
    System.setProperty("oozie.data.dir", Files.createDirectories(HOME.resolve("data")).toString());
    System.setProperty("oozie.log.dir", Files.createDirectories(HOME.resolve("log")).toString());
    System.setProperty("derby.stream.error.file", HOME.resolve("log/derby.log").toString());
  }

  /** What a launcher needs of Oozie. */
  private static void shareLibrary(Path cluster) throws Exception {
    Configuration configuration = new Configuration();
    configuration.addResource(cluster.resolve("core-site.xml").toUri().toURL());
    FileSystem files = FileSystem.get(configuration);
    org.apache.hadoop.fs.Path library =
        new org.apache.hadoop.fs.Path(
            files.getHomeDirectory(), "share/lib/lib_20260101000000/oozie");
    files.mkdirs(library);
    for (Class<?> type : new Class<?>[] {LauncherAM.class, JSONObject.class}) {
      String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
      files.copyFromLocalFile(new org.apache.hadoop.fs.Path(jar), library);
    }
  }

  private static String url(Server server) {
    return "http://127.0.0.1:" + server.getURI().getPort() + "/oozie";
  }

  String url() {
    return url(server);
  }

  OozieClient client() {
    return new OozieClient(url());
  }

  @Override
  public void close() throws Exception {
    server.stop();
    services.destroy();
  }
}
