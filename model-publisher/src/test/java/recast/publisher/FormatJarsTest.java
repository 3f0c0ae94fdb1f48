package recast.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.CommandException;

final class FormatJarsTest {
  private static final String SERVICE = "META-INF/services/recast.model.ModelFormat";

  @TempDir Path directory;

  @Test
  void jarsThatNameNoFormatAreRefused() throws IOException {
    Path jar = jar("no-format.jar", "some/File.txt", "");

    assertThatThrownBy(() -> FormatJars.JARS.parse(jar.toString()))
        .hasMessageContaining("none of these jars names a format in " + SERVICE);
  }

  @Test
  void aFileThatIsNoJarIsRefused() throws IOException {
    Path jar = Files.writeString(directory.resolve("text.jar"), "no jar");

    assertThatThrownBy(() -> FormatJars.JARS.parse(jar.toString()))
        .hasMessageContaining("text.jar' is no jar");
  }

  @Test
  void aFormatWhoseClassIsMissingIsNamedWithItsJar() throws IOException {
    Path jar = jar("missing.jar", SERVICE, "x.Missing");

    assertThatThrownBy(() -> FormatJars.JARS.parse(jar.toString()).formats())
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("Cannot use the formats of [file:")
        .hasMessageContaining("missing.jar")
        .hasMessageContaining("x.Missing not found");
  }

  @Test
  void withoutJarsThereIsWhatIsInstalled() throws CommandException {
    assertThat(FormatJars.NONE.formats().isInstalled("clone")).isTrue();
  }

  private Path jar(String name, String entry, String text) throws IOException {
    Path jar = directory.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(text.getBytes(UTF_8));
    }
    return jar;
  }
}
