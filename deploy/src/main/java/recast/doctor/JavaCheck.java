package recast.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The Java that runs here is the one that everything was built for.
 *
 * @param version the feature version of the Java that runs
 * @param running where it is
 * @param javaHome what JAVA_HOME says
 */
record JavaCheck(int version, Path running, Optional<Path> javaHome) implements Check {
  private static final int NEEDED = 17;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public String remedy() {
    return "install a JDK 17 and set JAVA_HOME to it, in conf/recast-env.sh";
  }

  @Override
  public Finding look() throws IOException {
    if (version != NEEDED) {
      return Finding.fail(
          "Java %d runs, at %s; Recast needs %d".formatted(version, running, NEEDED), remedy());
    }
    if (javaHome.isEmpty()) {
      return Finding.warn(
          "Java 17 runs, at %s, but JAVA_HOME is not set".formatted(running), remedy());
    }
    if (!Files.isDirectory(javaHome.get()) || !Files.isSameFile(javaHome.get(), running)) {
      return Finding.warn(
          "Java 17 runs, at %s, but JAVA_HOME is '%s'".formatted(running, javaHome.get()),
          remedy());
    }
    return Finding.pass("Java 17 at " + javaHome.get());
  }
}
