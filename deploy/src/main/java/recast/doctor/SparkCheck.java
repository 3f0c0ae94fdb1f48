package recast.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Spark that submits is one that the application was built for, and can talk to YARN.
 *
 * @param sparkHome where it is
 * @param application the jar of the application; its manifest names the Scala it was built for
 * @param hadoop the version of the Hadoop client on Spark's class path
 */
record SparkCheck(Path sparkHome, Path application, String hadoop) implements Check {
  private static final String NEEDED = "3.5.";
  private static final Pattern CORE = Pattern.compile("spark-core_(\\d+[.]\\d+)-(.+)[.]jar");
  private static final Pattern HADOOP = Pattern.compile("(\\d+)[.](\\d+)[.].*");

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public String remedy() {
    return "set SPARK_HOME to a Spark 3.5 with Hadoop 3.3 or later, or unset it to use Recast's own";
  }

  @Override
  public Finding look() throws IOException {
    Optional<Matcher> core = core();
    if (core.isEmpty()) {
      return Finding.fail(
          "SPARK_HOME '%s' has no jars/spark-core_*.jar".formatted(sparkHome), remedy());
    }
    String scala = core.get().group(1);
    String version = core.get().group(2);
    if (!version.startsWith(NEEDED)) {
      return Finding.fail(
          "SPARK_HOME '%s' is Spark %s, Recast needs 3.5".formatted(sparkHome, version), remedy());
    }
    if (jars("spark-yarn_" + scala + "-*.jar").isEmpty()) {
      return Finding.fail(
          "SPARK_HOME '%s' has no jars/spark-yarn_%s-*.jar: it cannot submit to YARN"
              .formatted(sparkHome, scala),
          remedy());
    }
    Optional<String> built = builtFor();
    if (built.isEmpty()) {
      return Finding.fail(
          "%s does not say for which Scala it was built".formatted(application),
          "build or unpack Recast again");
    }
    if (!built.get().equals(scala)) {
      return Finding.fail(
          "SPARK_HOME '%s' is built with Scala %s, this Recast for Scala %s"
              .formatted(sparkHome, scala, built.get()),
          "set SPARK_HOME to a Spark 3.5 with Scala %s, or build Recast for the other one: mvn -Dscala-2.13 package"
              .formatted(built.get()));
    }
    return hadoop("Spark %s with Scala %s at %s".formatted(version, scala, sparkHome));
  }

  private Finding hadoop(String spark) {
    Matcher matcher = HADOOP.matcher(hadoop);
    boolean right =
        matcher.matches()
            && Integer.parseInt(matcher.group(1)) == 3
            && Integer.parseInt(matcher.group(2)) >= 3;
    String found = spark + ", Hadoop client " + hadoop;
    return right
        ? Finding.pass(found)
        : Finding.fail(found + ", which Recast was never tried with", remedy());
  }

  private Optional<Matcher> core() throws IOException {
    return jars("spark-core_*.jar").stream()
        .map(CORE::matcher)
        .filter(Matcher::matches)
        .findFirst();
  }

  private TreeSet<String> jars(String glob) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    Path jars = sparkHome.resolve("jars");
    if (Files.isDirectory(jars)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, glob)) {
        found.forEach(jar -> names.add(jar.getFileName().toString()));
      }
    }
    return names;
  }

  private Optional<String> builtFor() throws IOException {
    try (JarFile jar = new JarFile(application.toFile())) {
      return Optional.ofNullable(
          jar.getManifest().getMainAttributes().getValue("Scala-Binary-Version"));
    }
  }
}
