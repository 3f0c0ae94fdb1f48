package recast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a command, as the JVM keeps them: hundreds of commands of the tests need not load
 * and verify them again, which is a third of what a short command takes.
 */
final class ClassArchive {
  private static final Path FILE = Build.scratch("classes.jsa");
  private static final String OPTION = make();

  private ClassArchive() {}

  /** The option of Java that uses it; where the class path is another one, it has no effect. */
  static String option() {
    return OPTION;
  }

  /** Made by a publish to an HDFS that hangs up: it has loaded by then what talks to one. */
  private static String make() {
    try (ServerSocket nameNode = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Files.deleteIfExists(FILE);
      Thread hangUp = new Thread(() -> hangUp(nameNode), "hangs up");
      hangUp.setDaemon(true);
      hangUp.start();
      Path conf = Files.createTempDirectory("class-archive");
      Files.writeString(
          conf.resolve("core-site.xml"),
          """
          <configuration><property><name>fs.defaultFS</name><value>hdfs://127.0.0.1:%d</value></property></configuration>
          """
              .formatted(nameNode.getLocalPort()));
      ProcessBuilder fit =
          new ProcessBuilder(List.of(Build.recast().toString(), "fit", "--store", "/models/none"));
      fit.environment()
          .put(
              "SPARK_SUBMIT_OPTS", RecastProcess.SHORT_LIVED + " -XX:ArchiveClassesAtExit=" + FILE);
      fit.environment().remove("SPARK_HOME");
      fit.environment().put("HADOOP_CONF_DIR", conf.toString());
      File log = Build.scratch("class-archive.log").toFile();
      int exit = fit.redirectErrorStream(true).redirectOutput(log).start().waitFor();
      if (exit != 1 || !Files.exists(FILE)) {
        throw new AssertionError("no archive of classes, exit code " + exit + "; see " + log);
      }
      return " -XX:SharedArchiveFile=" + FILE + " -Xlog:disable";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hangUp(ServerSocket server) {
    try {
      while (true) {
        server.accept().close();
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
