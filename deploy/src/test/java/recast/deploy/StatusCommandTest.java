package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.store.ReleaseNumber;

final class StatusCommandTest {
  private static final Set<String> TAGS = Set.of("recast");
  private static final String INCOMPLETE = "an upgrade of clones is not complete";

  @TempDir private Path directory;
  private Operator operator;

  @BeforeEach
  void openCluster() throws IOException {
    operator = new Operator(directory);
  }

  @Test
  void aRunThatScoresIsShownWithItsRelease() {
    ApplicationId run = operator.runs().scoring("clones", TAGS);

    assertThat(status()).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.out())
        .contains("clones  " + run, "yarn         RUNNING", "phase        running", "release 7");
    assertThat(operator.err()).isEmpty();
  }

  @Test
  void aRunThatHasReportedNothingIsShownAllTheSame() {
    operator.runs().waiting("clones", TAGS);

    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(operator.out()).contains("yarn         ACCEPTED", "no driver has reported yet");
  }

  @Test
  void aRunThatFailedIsShownWithItsReason() {
    ApplicationId run = operator.runs().waiting("clones", TAGS);
    operator.runs().fail(run, "no source");

    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(operator.out()).contains("yarn         FAILED FAILED", "diagnostics  no source");
  }

  @Test
  void jsonIsOneDocument() throws IOException {
    operator.runs().scoring("clones", TAGS);

    assertThat(status("--json")).isEqualTo(ExitCode.OK);

    JsonNode json = new JsonMapper().readTree(operator.out());
    assertThat(json.path("state").asText()).isEqualTo("RUNNING");
    assertThat(json.path("releaseAdopted").asInt()).isEqualTo(SimulatedRuns.RELEASE);
  }

  @Test
  void anApplicationThatYarnDoesNotKnowIsAFailure() {
    operator.runs().scoring("others", TAGS);

    assertThat(status()).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("YARN knows no application clones; submit it first");
  }

  @Test
  void theOwnRunIsShownAndTheOneOfAnotherUserNoted() {
    ApplicationId own = operator.runs().scoring("clones", TAGS);
    ApplicationId bobs = operator.yarn().add("bob", "clones", TAGS);

    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(operator.out()).contains(own.toString());
    assertThat(operator.err())
        .contains("note: another one of this name is " + bobs + " of user bob");
  }

  @Test
  void aRunThatGaveWayAtOnceIsNotTheOneThatIsMeant() throws IOException {
    ApplicationId first = operator.runs().scoring("clones", TAGS);
    assertThat(status()).isEqualTo(ExitCode.OK);
    operator.yarn().finish(first);
    operator.yarn().finish(operator.runs().waiting("clones", TAGS));

    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(operator.out()).contains(first.toString(), "FINISHED SUCCEEDED");
  }

  @Test
  void anUpgradeIsNotCompleteAsLongAsItsNoteIsThere() throws IOException {
    ApplicationId run = operator.runs().scoring("clones", TAGS);
    assertThat(status()).isEqualTo(ExitCode.OK);
    assertThat(operator.err()).doesNotContain(INCOMPLETE);

    new UpgradeNote(Optional.of(new ReleaseNumber(SimulatedRuns.RELEASE)), "recast-1")
        .write(operator.yarn(), operator.yarn().now(run));
    assertThat(status()).isEqualTo(ExitCode.OK);
    assertThat(operator.err()).contains(INCOMPLETE, "run the same 'recast upgrade' again");

    operator.directory(run).endUpgrade();
    assertThat(status()).isEqualTo(ExitCode.OK);
    assertThat(operator.err()).doesNotContain(INCOMPLETE);
  }

  @Test
  void theNoteOfARunThatAnUpgradeHasStoppedCountsToo() throws IOException {
    ApplicationId run = operator.runs().scoring("clones", TAGS);
    new UpgradeNote(Optional.of(new ReleaseNumber(SimulatedRuns.RELEASE)), "recast-1")
        .write(operator.yarn(), operator.yarn().now(run));
    operator.yarn().finish(run);

    assertThat(status()).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains(INCOMPLETE);
  }

  @Test
  void aStoreWithoutAReleaseIsAFailure() throws IOException {
    operator.runs().scoring("clones", TAGS);
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThat(status("--store=" + empty.toUri())).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("There is no release at");
  }

  private ExitCode status(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "status";
    all[1] = "--app=clones";
    System.arraycopy(words, 0, all, 2, words.length);
    return operator.run(all);
  }
}
