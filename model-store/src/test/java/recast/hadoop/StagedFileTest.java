package recast.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.hadoop.StagedFile.Overwrite;

final class StagedFileTest {
  @TempDir private Path directory;
  private AtomicFiles files;

  @BeforeEach
  void openFiles() throws IOException {
    files = AtomicFiles.of(path("."), new Configuration(false));
  }

  @Test
  void aFileAppearsWholeAndNothingElseIsLeft() throws IOException {
    create("one", Overwrite.REFUSED);

    assertThat(target()).hasContent("one");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void aFileThatMayBeOverwrittenIs() throws IOException {
    create("one", Overwrite.ALLOWED);
    create("two", Overwrite.ALLOWED);

    assertThat(target()).hasContent("two");
  }

  @Test
  void aTargetThatIsTakenStaysAsItIs() throws IOException {
    create("one", Overwrite.REFUSED);

    assertThatThrownBy(() -> create("two", Overwrite.REFUSED))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(target()).hasContent("one");
    assertThat(directory.toFile().list()).as("what was staged is gone").hasSize(1);
  }

  @Test
  void contentThatFailsLeavesNothing() {
    IOException failure = new IOException("no more");

    assertThatThrownBy(
            () ->
                files.create(
                    path("staged"),
                    path("target"),
                    Overwrite.ALLOWED,
                    out -> {
                      out.write(1);
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(directory.toFile().list()).isEmpty();
  }

  @Test
  void aFileThatIsCancelledNeverAppears() throws IOException {
    StagedFile file =
        files.stage(path("staged"), path("target"), Overwrite.ALLOWED, out -> out.write(1));
    assertThat(directory.toFile().list()).containsExactly("staged");

    file.cancel();

    assertThat(directory.toFile().list()).isEmpty();
    assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
  }

  private void create(String content, Overwrite overwrite) throws IOException {
    files.create(
        path("staged"),
        path("target"),
        overwrite,
        out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private Path target() {
    return directory.resolve("target");
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(directory.resolve(name).toUri());
  }
}
