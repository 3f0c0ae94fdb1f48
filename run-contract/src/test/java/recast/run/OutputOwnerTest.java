package recast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputOwnerTest {
  @TempDir java.nio.file.Path scratch;

  @Test
  void theFirstApplicationHasIt() throws IOException {
    assertThat(owner().claim("clones")).isEqualTo("clones");
    assertThat(owner().claim("clones")).isEqualTo("clones");
    assertThat(owner().claim("others")).isEqualTo("clones");
    assertOnlyTheOwnerIsThere();
  }

  @Test
  void whatWasWrittenBeforeThereWereOwnersIsClaimed() throws IOException {
    Files.createDirectories(scratch.resolve("out/release=1/batch=1000"));

    assertThat(owner().claim("clones")).isEqualTo("clones");
  }

  @Test
  void aFileThatNamesNobodyIsNotOverwritten() throws IOException {
    Files.createDirectories(scratch.resolve("out"));
    Files.writeString(scratch.resolve("out/_owner.json"), "garbage");

    assertThatThrownBy(() -> owner().claim("clones"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("_owner.json is not JSON");
  }

  @Test
  void aTryLeavesNothing() throws IOException {
    owner().claim("clones");
    owner().tryWriting();
    assertOnlyTheOwnerIsThere();
  }

  @Test
  void anOutputThatIsNoDirectoryIsFoundOut() throws IOException {
    Files.writeString(scratch.resolve("out"), "a file");

    assertThatThrownBy(() -> owner().claim("clones")).isInstanceOf(IOException.class);
  }

  private void assertOnlyTheOwnerIsThere() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(scratch.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.endsWith(".crc"))
          .containsExactly("_owner.json");
    }
  }

  private OutputOwner owner() throws IOException {
    return OutputOwner.of(new Path(scratch.resolve("out").toUri()), new Configuration());
  }
}
