package recast.testkit;

import java.nio.file.Path;

/** What the build has made, wherever the tests run that use it. */
public final class Build {
  private static final String PROPERTY = "recast.home";

  private Build() {}

  /** The directory {@code deploy}, as an operator finds it in a clone that was built. */
  public static Path home() {
    String home = System.getProperty(PROPERTY);
    if (home == null) {
      throw new IllegalStateException(
          PROPERTY
              + " is not set; run the tests with Maven, or name the directory 'deploy' of this"
              + " clone with -D"
              + PROPERTY);
    }
    return Path.of(home);
  }

  /** The front door. */
  public static Path recast() {
    return home().resolve("bin/recast");
  }

  /** What Maven has made of the embedded cluster. */
  static Path embedded() {
    return home().resolve("embedded-cluster/target");
  }

  /** What Maven has collected of a Kafka broker. */
  static Path kafkaJars() {
    return home().resolveSibling("testkit/kafka-broker/target/jars");
  }

  /** A file or directory of the module that is tested, which the next clean build removes. */
  public static Path scratch(String name) {
    return Path.of("target", name).toAbsolutePath();
  }
}
