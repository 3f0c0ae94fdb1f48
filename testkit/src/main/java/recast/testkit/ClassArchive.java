package recast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static String make() {
    try {
      Files.deleteIfExists(FILE);
      Path store = Files.createTempDirectory("class-archive").resolve("store");
      ProcessBuilder fit =
          new ProcessBuilder(
              List.of(
                  Build.recast().toString(),
                  "fit",
                  "--create",
                  "--store",
                  store.toUri().toString()));
      fit.environment()
          .put(
              "SPARK_SUBMIT_OPTS", RecastProcess.SHORT_LIVED + " -XX:ArchiveClassesAtExit=" + FILE);
      fit.environment().remove("SPARK_HOME");
      fit.environment().remove("HADOOP_CONF_DIR");
      File log = Build.scratch("class-archive.log").toFile();
      int exit = fit.redirectErrorStream(true).redirectOutput(log).start().waitFor();
      if (exit != 0 || !Files.exists(FILE)) {
        throw new AssertionError("no archive of classes, exit code " + exit + "; see " + log);
      }
      return " -XX:SharedArchiveFile=" + FILE + " -Xlog:disable";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
