package recast.doctor;

import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;
import static recast.doctor.Checks.warns;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java, Spark and the cluster's configuration, as they lie on this machine. */
final class MachineChecksTest {
  @TempDir private Path directory;

  @Test
  void anotherJavaThan17Fails() throws IOException {
    fails(new JavaCheck(11, directory, Optional.of(directory)).look(), "Java 11", "needs 17");
    passes(new JavaCheck(17, directory, Optional.of(directory)).look());
  }

  @Test
  void aJavaHomeThatIsMissingOrAnotherOneWarns() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));

    warns(new JavaCheck(17, directory, Optional.empty()).look(), "JAVA_HOME is not set");
    warns(new JavaCheck(17, directory, Optional.of(other)).look(), other.toString());
    warns(new JavaCheck(17, directory, Optional.of(directory.resolve("no"))).look(), "no'");
  }

  @Test
  void theRightSparkPasses() throws IOException {
    spark("spark-core_2.12-3.5.5.jar", "spark-yarn_2.12-3.5.5.jar");

    passes(sparkCheck("2.12", "3.3.4").look());
  }

  @Test
  void aDirectoryThatIsNoSparkFails() throws IOException {
    fails(sparkCheck("2.12", "3.3.4").look(), directory.toString(), "no jars/spark-core_");
  }

  @Test
  void anotherSparkFails() throws IOException {
    spark("spark-core_2.13-4.0.0.jar", "spark-yarn_2.13-4.0.0.jar");

    fails(sparkCheck("2.13", "3.3.4").look(), "Spark 4.0.0", "needs 3.5");
  }

  @Test
  void aSparkOfAnotherScalaFails() throws IOException {
    spark("spark-core_2.13-3.5.6.jar", "spark-yarn_2.13-3.5.6.jar");

    fails(sparkCheck("2.12", "3.3.4").look(), "Scala 2.13", "this Recast for Scala 2.12");
  }

  @Test
  void aSparkThatCannotSubmitToYarnFails() throws IOException {
    spark("spark-core_2.12-3.5.5.jar");

    fails(sparkCheck("2.12", "3.3.4").look(), "spark-yarn_2.12");
  }

  @Test
  void anOldHadoopClientFails() throws IOException {
    spark("spark-core_2.12-3.5.5.jar", "spark-yarn_2.12-3.5.5.jar");

    fails(sparkCheck("2.12", "2.10.2").look(), "Hadoop client 2.10.2");
    fails(sparkCheck("2.12", "3.2.4").look(), "Hadoop client 3.2.4");
    passes(sparkCheck("2.12", "3.4.2").look());
  }

  @Test
  void aJarThatDoesNotSayItsScalaFails() throws IOException {
    spark("spark-core_2.12-3.5.5.jar", "spark-yarn_2.12-3.5.5.jar");

    fails(sparkCheck("", "3.3.4").look(), "streaming-app.jar does not say");
  }

  @Test
  void aConfigurationThatNamesAClusterPasses() throws IOException {
    site("core-site.xml", "fs.defaultFS", "hdfs://nn");
    site("yarn-site.xml", "yarn.resourcemanager.hostname", "rm");

    passes(confCheck().look());
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    fails(confCheck().look(), "HADOOP_CONF_DIR '" + directory, "core-site.xml");
    site("core-site.xml", "fs.defaultFS", "hdfs://nn");
    fails(confCheck().look(), "yarn-site.xml");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() throws IOException {
    fails(new HadoopConfCheck(directory, directory).look(), "HADOOP_CONF_DIR is not set");
  }

  @Test
  void aFileThatIsNoXmlIsNamed() throws IOException {
    site("core-site.xml", "fs.defaultFS", "hdfs://nn");
    site("yarn-site.xml", "yarn.resourcemanager.hostname", "rm");
    Files.writeString(directory.resolve("hdfs-site.xml"), "<configuration><property>");

    fails(confCheck().look(), "hdfs-site.xml is no XML: line 1");
  }

  @Test
  void aConfigurationWithoutHdfsFails() throws IOException {
    site("core-site.xml", "io.file.buffer.size", "65536");
    site("yarn-site.xml", "yarn.resourcemanager.hostname", "rm");

    fails(confCheck().look(), "names no HDFS", "file:///");
  }

  private HadoopConfCheck confCheck() {
    return new HadoopConfCheck(directory, directory.resolve("own"));
  }

  private void site(String file, String name, String value) throws IOException {
    Files.writeString(
        directory.resolve(file),
        "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
            .formatted(name, value));
  }

  private void spark(String... jars) throws IOException {
    Files.createDirectories(directory.resolve("jars"));
    for (String jar : jars) {
      Files.createFile(directory.resolve("jars").resolve(jar));
    }
  }

  private SparkCheck sparkCheck(String scala, String hadoop) throws IOException {
    Path application = directory.resolve("streaming-app.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!scala.isEmpty()) {
      manifest.getMainAttributes().putValue("Scala-Binary-Version", scala);
    }
    try (OutputStream file = Files.newOutputStream(application);
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
    return new SparkCheck(directory, application, hadoop);
  }
}
