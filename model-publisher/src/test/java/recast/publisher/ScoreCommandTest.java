package recast.publisher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

final class ScoreCommandTest {
  private static final String CLONED = "{\"cloned\": true}";
  private static final String PLAIN = "{\"cloned\": false}";

  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
  }

  /** A command that was interrupted says so to its thread. */
  @AfterEach
  void forgetInterrupt() {
    Thread.interrupted();
  }

  @Test
  void theDemonstrationIsScoredWithTheCurrentModel() throws IOException {
    recast.publish("clone", PLAIN);
    recast.publish("clone", CLONED);

    assertThat(score()).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).hasSize(20).startsWith("000000", "010101").endsWith("191919");
    assertThat(recast.err()).isEqualTo("scoring with release 2, version 2%n".formatted());
  }

  @Test
  void anOlderVersionIsScoredWithOnDemand() throws IOException {
    recast.publish("clone", PLAIN);
    recast.publish("clone", CLONED);

    assertThat(score("--version", "00000001")).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).startsWith("00", "01").endsWith("19");
    assertThat(recast.err()).contains("release 1, version 1");
  }

  @Test
  void theLinesOfAFileAreScored() throws IOException {
    recast.publish("clone", CLONED);
    Path file = Files.writeString(directory.resolve("some lines"), "7\nnaïve\n");

    assertThat(score(file.toString())).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).containsExactly("070707", "naïvenaïvenaïve");
  }

  @Test
  void theLinesOfStdinAreScored() throws IOException {
    recast.publish("clone", PLAIN);
    recast.stdin("7\n8");

    assertThat(score("-")).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).containsExactly("07", "08");
  }

  @Test
  void aFileThatIsNotUtf8IsScoredAsTheApplicationWould() throws IOException {
    recast.publish("clone", PLAIN);
    Path file = Files.write(directory.resolve("latin"), "naïve\n".getBytes(ISO_8859_1));

    assertThat(score(file.toString())).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).containsExactly("na\ufffdve");
  }

  @Test
  void aFailureIsOneLine() throws IOException {
    recast.publish("failing", "not\ta\nnumber\u001b[31m");
    recast.stdin("a\tb\n1\n");

    assertThat(score("-")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.out().lines()).containsExactly("1");
    assertThat(recast.err().lines())
        .containsExactly(
            "scoring with release 1, version 1", "cannot score 'a b': not a number [31m");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    recast.publish("clone", PLAIN);
    Path missing = directory.resolve("missing");

    assertThat(score(missing.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err())
        .contains("FILE '" + missing + "': there is no such file")
        .doesNotContain("scoring with", "a bug", "\tat ");
  }

  @Test
  void aDirectoryInPlaceOfAFileIsNamed() throws IOException {
    recast.publish("clone", PLAIN);

    assertThat(score(directory.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err())
        .contains("FILE '" + directory + "': is a directory")
        .doesNotContain("a bug", "\tat ");
  }

  @Test
  void aMissingVersionIsNamed() throws IOException {
    recast.publish("clone", PLAIN);

    assertThat(score("--version", "7")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("has no version 7", "recast releases --store");
    assertThat(recast.out()).isEmpty();
  }

  @Test
  void aStoreWithoutReleaseIsNamedWithTheMend() throws IOException {
    Files.createDirectories(directory.resolve("a store/releases"));

    assertThat(score()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("has no release yet", "recast fit --create --store \"file:");
  }

  @Test
  void aStoreThatLostItsPointerIsNotCalledEmpty() throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    Files.delete(directory.resolve("a store/current"));

    assertThat(score()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("has lost its 'current'", "recast fit --store");
  }

  @Test
  void aMissingStoreIsNamedWithTheMend() {
    assertThat(score()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("There is no store at ", "recast fit --create --store");
  }

  @Test
  void aFormatThatIsNotInstalledIsNamed() throws IOException {
    recast.publish("onnx", "anything");

    assertThat(score()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("format 'onnx' is not installed").doesNotContain("\tat ");
  }

  @Test
  void aModelThatDoesNotDecodeIsNamed() throws IOException {
    recast.publish("clone", "{}");

    assertThat(score()).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("'cloned' is missing").doesNotContain("\tat ");
  }

  @Test
  void followingScoresAgainWithWhateverIsCurrent() throws IOException {
    recast.publish("clone", PLAIN);
    Path file = Files.writeString(directory.resolve("lines"), "7\n");
    List<Long> pauses = new ArrayList<>();
    recast.pause(
        millis -> {
          pauses.add(millis);
          if (pauses.size() == 3) {
            throw new InterruptedException();
          }
          if (pauses.size() == 1) {
            publishCloned();
          }
        });

    assertThat(score("--follow", file.toString())).isEqualTo(ExitCode.FAILED);

    assertThat(recast.out().lines()).containsExactly("07", "070707", "070707");
    assertThat(recast.err()).contains("interrupted");
    assertThat(pauses).containsExactly(5_000L, 5_000L, 5_000L);
  }

  @Test
  void stdinCannotBeFollowed() throws IOException {
    recast.publish("clone", PLAIN);

    assertThat(score("--follow", "-")).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("'-' can be read once");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(recast.run("score", "--version=0", "--nonsense", "one", "two"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(recast.err())
        .contains("--store is missing")
        .contains("--version '0'")
        .contains("--nonsense is not an option")
        .contains("'two' is one argument too many");
  }

  @Test
  void oneVersionCannotBeFollowed() {
    assertThat(score("--follow", "--version", "1")).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("--follow scores with whatever is current");
  }

  private void publishCloned() {
    try {
      recast.publish("clone", CLONED);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ExitCode score(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "score";
    words[1] = "--store";
    words[2] = recast.address();
    System.arraycopy(options, 0, words, 3, options.length);
    return recast.run(words);
  }
}
