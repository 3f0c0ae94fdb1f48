package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.hadoop.LocalDisk;

final class ArtifactCacheTest {
  @TempDir private Path directory;
  private Path root;
  private ArtifactCache shelf;

  @BeforeEach
  void open() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "file:///");
    LocalDisk.useIn(hadoop);
    root = directory.resolve("a shelf");
    shelf = ArtifactCache.at(root.toUri(), hadoop);
  }

  @Test
  void aThingIsUploadedOnce() throws IOException {
    shelf.place("a", to -> write(to, "file", "first"));
    shelf.place("a", to -> write(to, "file", "second"));

    assertThat(root.resolve("a/file")).hasContent("first");
  }

  @Test
  void nothingIsLeftOfAnUploadThatFailed() {
    ArtifactCache.Upload failing =
        to -> {
          write(to, "file", "first");
          throw new IOException("no room");
        };

    assertThatThrownBy(() -> shelf.place("a", failing))
        .hasMessageContainingAll("Cannot upload", "a shelf/a", "no room");

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void whoComesSecondTakesWhatIsThere() throws IOException {
    shelf.place(
        "a",
        to -> {
          write(to, "file", "slow");
          shelf.place("a", other -> write(other, "file", "quick"));
        });

    assertThat(root.resolve("a/file")).hasContent("quick");
    assertThat(root.toFile().list()).containsExactly("a");
  }

  @Test
  void sparkIsOneArchiveForEachSetOfJars() throws IOException {
    Path jars = Files.createDirectories(directory.resolve("spark/jars"));
    Files.writeString(jars.resolve("b.jar"), "bb");
    Files.writeString(jars.resolve("a.jar"), "a");
    Files.writeString(jars.resolve("README"), "no jar");
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    String first = archive(err);
    assertThat(archive(err)).isEqualTo(first);
    Files.writeString(jars.resolve("a.jar"), "another");
    assertThat(archive(err)).isNotEqualTo(first);

    assertThat(entries(Path.of(new org.apache.hadoop.fs.Path(first).toUri())))
        .containsExactly("a.jar a", "b.jar bb");
    assertThat(err.toString(UTF_8).lines()).hasSize(2);
  }

  private String archive(OutputStream err) throws IOException {
    return SparkArchive.on(shelf, directory.resolve("spark"), new PrintStream(err, true, UTF_8));
  }

  private static List<String> entries(Path zip) throws IOException {
    List<String> entries = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry.getName() + " " + new String(in.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }

  private static void write(ArtifactCache.Opening to, String name, String text) throws IOException {
    try (OutputStream out = to.open(name)) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
