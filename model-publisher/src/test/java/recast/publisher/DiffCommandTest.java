package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

final class DiffCommandTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void publishTwo() throws IOException {
    recast = new PublisherFixture(directory.resolve("store"));
    recast.publish("clone", "{\"cloned\": false}");
    recast.publish("clone", "{\"cloned\": true}");
  }

  @Test
  void aVersionIsEqualToItself() throws IOException {
    assertThat(diff("--version=1", "--version=1", file("1\n2\n"))).isEqualTo(ExitCode.OK);

    assertThat(recast.out()).contains("version 1 and version 1: 0 of 2 records differ");
  }

  @Test
  void recordsThatDifferAreShownSideBySide() throws IOException {
    assertThat(diff("--version=1", file("7\nx\n"))).isEqualTo(ExitCode.FAILED);

    assertThat(recast.out())
        .contains("version 1 and version 2: 2 of 2 records differ, by at most Infinity")
        .contains("line  record  version 1  version 2", "1     7       07         070707");
  }

  @Test
  void numbersWithinTheToleranceAreEqual() throws IOException {
    assertThat(diff("--version=1", "--tolerance=70700", file("7\n"))).isEqualTo(ExitCode.OK);
    assertThat(diff("--version=1", "--tolerance=70699", file("7\n"))).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void jsonHasTheNumbersAndTheFirstTen() throws IOException {
    String many =
        IntStream.rangeClosed(1, 2000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n"));

    assertThat(diff("--version=1", "--json", file(many))).isEqualTo(ExitCode.FAILED);

    JsonNode json = new ObjectMapper().readTree(recast.out());
    assertThat(json.get("versions")).hasToString("[1,2]");
    assertThat(json.get("records").asInt()).isEqualTo(2000);
    assertThat(json.get("differ").asInt()).isEqualTo(2000);
    assertThat(json.get("largest").asDouble()).isEqualTo(200020002000.0 - 2000);
    assertThat(json.get("p99").asDouble()).isEqualTo(198019801980.0 - 1980);
    assertThat(json.get("examples")).hasSize(10);
    assertThat(json.get("examples").get(9).get("other").asText()).isEqualTo("101010");
  }

  @Test
  void recordsThatNeitherVersionScoresAreCounted() throws IOException {
    recast.publish("failing", "not a number");
    recast.publish("failing", "not a number");

    assertThat(diff("--version=3", "--version=4", file("1\nx\ny\n"))).isEqualTo(ExitCode.OK);
    assertThat(recast.out()).contains("0 of 3 records differ", "2 of 3 were scored by neither");

    assertThat(diff("--version=3", "--version=4", "--json", file("1\nx\ny\n")))
        .isEqualTo(ExitCode.OK);
    assertThat(new ObjectMapper().readTree(recast.out()).get("unscored").asInt()).isEqualTo(2);
  }

  @Test
  void failuresWithDifferentReasonsDiffer() throws IOException {
    recast.publish("failing", "not a number");
    recast.publish("failing", "no number");

    assertThat(diff("--version=3", "--version=4", file("1\nx\n"))).isEqualTo(ExitCode.FAILED);

    assertThat(recast.out())
        .contains("1 of 2 records differ", "1 of 2 were scored by neither")
        .contains("cannot score it: not a number", "cannot score it: no number");
  }

  @Test
  void versionsThatScoreNoRecordBothAreNotEqual() throws IOException {
    recast.publish("failing", "not a\nnumber");

    assertThat(diff("--version=3", "--version=3", file("x\ny\n"))).isEqualTo(ExitCode.FAILED);
    assertThat(recast.out()).contains("2 of 2 were scored by neither");
    assertThat(recast.err())
        .contains("Nothing could be compared: no record was scored by both versions")
        .contains("the first failure: not a number");

    assertThat(diff("--version=1", "--version=3", file("x\n"))).isEqualTo(ExitCode.FAILED);
    assertThat(recast.err()).contains("Nothing could be compared", "not a number");
  }

  @Test
  void aFileWithoutRecordComparesNothing() throws IOException {
    assertThat(diff("--version=1", "--json", file(""))).isEqualTo(ExitCode.FAILED);

    assertThat(new ObjectMapper().readTree(recast.out()).get("records").asInt()).isZero();
    assertThat(recast.err()).contains("Nothing could be compared: there is no record");
  }

  @Test
  void aFileThatIsNoneIsNamed() {
    Path missing = directory.resolve("missing");

    assertThat(diff("--version=1", missing.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(recast.err()).contains("FILE '" + missing + "': there is no such file");

    assertThat(diff("--version=1", directory.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(recast.err()).contains("FILE '" + directory + "': is a directory");
  }

  @Test
  void whatIsMissingIsNamedAtOnce() {
    assertThat(recast.run("diff", "--store=" + recast.address())).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("--version is missing", "FILE is missing");
  }

  @Test
  void threeVersionsAreOneTooMany() throws IOException {
    assertThat(diff("--version=1", "--version=2", "--version=1", file("")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(diff("--version=1", "--version=zwei", file(""))).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("--version 'zwei': expected the number of a version");
  }

  @Test
  void aDescriptionHasWhatTheManifestAndTheFileSay() {
    assertThat(recast.run("describe", "--store=" + recast.address(), "--version=1"))
        .isEqualTo(ExitCode.OK);

    assertThat(recast.out())
        .containsPattern("number +1\n")
        .containsPattern("format +clone\n")
        .containsPattern("bytes +17\n")
        .containsPattern("published +2026-01-02T03:04:05.600Z by ann@host\n")
        .containsPattern("note +a note\n");
  }

  @Test
  void whatTheFileSaysOfItselfDoesNotHideWhatTheStoreSays() throws IOException {
    recast.publish("closing", "x");

    assertThat(recast.run("describe", "--store=" + recast.address())).isEqualTo(ExitCode.OK);

    assertThat(recast.out())
        .containsPattern("number +3\n")
        .containsPattern("bytes +1\n")
        .contains("in the file")
        .containsPattern("bytes +many\n");
  }

  private ExitCode diff(String... options) {
    List<String> words = new ArrayList<>(List.of("diff", "--store=" + recast.address()));
    words.addAll(List.of(options));
    return recast.run(words.toArray(String[]::new));
  }

  private String file(String lines) throws IOException {
    return Files.writeString(directory.resolve("records"), lines).toString();
  }
}
