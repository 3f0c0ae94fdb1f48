package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import recast.store.Sha256;

/** The jars of a Spark as one archive on the cluster, so that a submission need not upload them. */
final class SparkArchive {
  private static final String NAME = "spark.zip";

  private SparkArchive() {}

  /** The archive of {@code sparkHome}, which is uploaded if it is not on the cluster yet. */
  static String on(ArtifactCache shelf, Path sparkHome, PrintStream err) throws IOException {
    List<Path> jars = jars(sparkHome.resolve("jars"));
    org.apache.hadoop.fs.Path place =
        shelf.place(
            name(sparkHome),
            to -> {
              err.println("uploading the jars of " + sparkHome + ", once");
              try (ZipOutputStream zip = new ZipOutputStream(to.open(NAME))) {
                // Jars are compressed already.
                zip.setLevel(Deflater.NO_COMPRESSION);
                for (Path jar : jars) {
                  zip.putNextEntry(new ZipEntry(jar.getFileName().toString()));
                  Files.copy(jar, zip);
                }
              }
            });
    return new org.apache.hadoop.fs.Path(place, NAME).toString();
  }

  /** The name of the archive of {@code sparkHome}. */
  static String name(Path sparkHome) throws IOException {
    StringBuilder list = new StringBuilder();
    for (Path jar : jars(sparkHome.resolve("jars"))) {
      // Jars of a release are told apart by name and length; to read all of them takes seconds.
      list.append(jar.getFileName()).append(' ').append(Files.size(jar)).append('\n');
    }
    String digest = Sha256.of(new ByteArrayInputStream(list.toString().getBytes(UTF_8))).hex();
    return "spark-" + digest.substring(0, 16);
  }

  private static List<Path> jars(Path directory) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
      found.forEach(jars::add);
    }
    jars.sort(null);
    return jars;
  }
}
