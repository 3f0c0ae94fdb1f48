package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.store.Release;

final class FitCommandTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
  }

  @Test
  void aFitTogglesWhatIsCurrent() throws IOException {
    for (boolean cloned : new boolean[] {true, false, true}) {
      assertThat(fit()).isEqualTo(ExitCode.OK);
      assertThat(recast.current()).contains("\"cloned\" : " + cloned);
      assertThat(recast.out()).endsWith("cloned " + cloned + System.lineSeparator());
    }
  }

  @Test
  void whatWasFittedIsSaidOnOneLine() throws IOException {
    fit();

    Release release = recast.store().reader().current().orElseThrow();
    assertThat(recast.out())
        .isEqualTo(
            "release 1  version 1  clone  %d bytes  sha256 %s  cloned true%n"
                .formatted(release.payload().bytes(), release.payload().sha256()));
    assertThat(recast.err()).isEmpty();
    assertThat(release.publishedAt()).isEqualTo(PublisherFixture.NOW);
  }

  @Test
  void anExplicitModelIsFittedWhateverIsCurrent() throws IOException {
    assertThat(fit("--cloned", "false")).isEqualTo(ExitCode.OK);
    assertThat(fit("--cloned", "false", "--note", " again ")).isEqualTo(ExitCode.OK);

    assertThat(recast.current()).contains("false");
    assertThat(recast.store().reader().current()).map(Release::note).contains("again");
    assertThat(fit("--cloned=TRUE")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).contains("true");
  }

  @Test
  void aCurrentModelThatIsCorruptHasNoOpposite() throws IOException {
    fit();
    Files.writeString(directory.resolve("a store/versions/00000001/model"), "x");

    assertThat(fit()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .contains("Cannot load release 1", "--cloned true or false")
        .doesNotContain("\tat ");
    assertThat(fit("--cloned", "true")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aCurrentModelWhosePayloadIsGoneHasNoOppositeAndTheMendIsNamed() throws IOException {
    fit();
    Files.delete(directory.resolve("a store/versions/00000001/model"));

    assertThat(fit()).isEqualTo(ExitCode.FAILED);
    assertThat(recast.err()).contains("--cloned true or false needs no model to toggle");
    assertThat(fit("--cloned", "false")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aCurrentModelThatDoesNotDecodeHasNoOpposite() throws IOException {
    recast.publish("clone", "garbage");

    assertThat(fit()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .contains("Cannot decode version 1", "--cloned true or false")
        .doesNotContain("--version");
  }

  @Test
  void aGarbledPointerHasNoOppositeAndIsReplacedByTheNextFit() throws IOException {
    fit();
    Files.writeString(directory.resolve("a store/current"), "garbage");

    assertThat(fit()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("'current'", "publish again", "--cloned true or false");
    assertThat(fit("--cloned", "false")).isEqualTo(ExitCode.OK);
    assertThat(recast.current()).contains("false");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(recast.run("fit", "--cloned=maybe", "--nonsense", "operand"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(recast.err())
        .contains("--store is missing")
        .contains("--cloned 'maybe': expected true, false or toggle")
        .contains("--nonsense is not an option")
        .contains("'operand' is one argument too many");
    assertThat(recast.out()).isEmpty();
  }

  @Test
  void aStoreThatIsAFileIsAnErrorWithoutStackTrace() throws IOException {
    Files.writeString(directory.resolve("a store"), "");

    assertThat(fit()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).startsWith("recast fit: Cannot ").contains("a store");
    assertThat(recast.err().lines()).hasSize(1);
    assertThat(recast.out()).isEmpty();
  }

  @Test
  void theStackTraceIsThereForThoseWhoAsk() throws IOException {
    Files.writeString(directory.resolve("a store"), "");

    assertThat(fit("--debug")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("\tat recast.");
  }

  private ExitCode fit(String... options) {
    String[] words = new String[options.length + 4];
    words[0] = "fit";
    words[1] = "--store";
    words[2] = recast.address();
    words[3] = "--create";
    System.arraycopy(options, 0, words, 4, options.length);
    return recast.run(words);
  }
}
