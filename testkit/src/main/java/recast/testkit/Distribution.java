package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The archive that an operator unpacks. */
public final class Distribution {
  private static final String MAIN = "recast/job/Main.class";

  private Distribution() {}

  /** Unpacks it in a directory of its own; returns its home. */
  public static Path unpack(Path directory) throws IOException, InterruptedException {
    Path archive;
    try (Stream<Path> built = Files.list(Build.home().resolve("target"))) {
      archive =
          built.filter(path -> path.toString().endsWith("-bin.tar.gz")).findFirst().orElseThrow();
    }
    Files.createDirectories(directory);
    List<String> tar = List.of("tar", "xzf", archive.toString(), "-C", directory.toString());
    assertThat(new ProcessBuilder(tar).inheritIO().start().waitFor()).isZero();
    try (Stream<Path> unpacked = Files.list(directory)) {
      return unpacked.findFirst().orElseThrow();
    }
  }

  /** Makes it a build whose application ends at once, for {@code reason}. */
  public static void breakApplication(Path home, String reason) throws IOException {
    Path classes = Files.createTempDirectory(home, "broken");
    Path source = classes.resolve("Main.java");
    Files.writeString(
        source,
        """
        package recast.job;

        public final class Main {
          public static void main(String[] args) {
            throw new IllegalStateException("%s");
          }
        }
        """
            .formatted(reason));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
    try (FileSystem jar = FileSystems.newFileSystem(home.resolve("lib/streaming-app.jar"))) {
      Files.copy(classes.resolve(MAIN), jar.getPath(MAIN), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
