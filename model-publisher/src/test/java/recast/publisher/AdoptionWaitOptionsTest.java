package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Settings;

/** --wait and --app, on the command line and in the settings. */
final class AdoptionWaitOptionsTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
    recast.pause(millis -> {});
  }

  @Test
  void aWaitNeedsAnApplication() {
    refused("--wait needs --app", "fit", "--wait", "30s");
  }

  @Test
  void anApplicationNeedsAWait() {
    refused("--app names the application to wait for, and needs --wait", "fit", "--app", "clones");
  }

  @Test
  void whatIsWaitedForNeedsAWait() {
    refused("--until says what --wait waits for", "fit", "--until", "trial");
  }

  @Test
  void whatIsWaitedForIsOneOfTwo() {
    refused(
        "--until 'kept': expected adopted or trial",
        "fit",
        "--wait=1s",
        "--app=clones",
        "--until=kept");
  }

  @Test
  void whatIsWaitedForMayBeSet() throws Exception {
    settings("app=clones\nwait=2s\nuntil=trial\n");
    new RecordedAdoptions(recast)
        .at(Duration.ZERO, () -> new RecordedAdoptions(recast).adopts(1, PublisherFixture.NOW));

    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("did not end its trial within 2s");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    for (String verb : List.of("fit", "publish", "rollback")) {
      assertThat(recast.run(verb, "--wait", "soon", "--app", "a/b")).isEqualTo(ExitCode.USAGE);

      assertThat(recast.err())
          .contains("--store is missing")
          .contains("--wait 'soon': expected a duration")
          .contains("--app 'a/b': expected 1 to 64 letters")
          .doesNotContain("needs");
    }
  }

  @Test
  void aWaitOfNoTimeIsRefused() {
    refused("longer than zero", "fit", "--wait", "0s", "--app", "clones");
  }

  @Test
  void anApplicationInTheSettingsIsWaitedForOnDemandOnly() throws Exception {
    settings("app=clones\n");

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
    assertThat(recast.waited()).isZero();

    assertThat(run("fit", "--wait", "1s")).isEqualTo(ExitCode.TIMEOUT);
    assertThat(recast.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(recast.err()).contains("clones did not adopt it within 1s");
    assertThat(run("fit", "--wait", "1s", "--app", "others")).isEqualTo(ExitCode.TIMEOUT);
    assertThat(recast.err()).contains("others did not adopt it");
  }

  @Test
  void anApplicationOnTheCommandLineNeedsAWaitEvenIfItIsThatOfTheSettings() throws Exception {
    settings("app=clones\n");

    refused("needs --wait", "fit", "--app", "clones");
  }

  @Test
  void aWaitInTheSettingsIsThatOfEveryRelease() throws Exception {
    settings("app=clones\nwait=2s\n");

    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("clones did not adopt it within 2s");
    assertThat(run("fit", "--app", "others")).isEqualTo(ExitCode.TIMEOUT);
    assertThat(recast.err()).contains("others did not adopt it within 2s");
  }

  @Test
  void aWaitInTheSettingsNeedsAnApplication() throws Exception {
    settings("wait=2s\n");

    refused("wait in recast.properties needs --app", "fit");
  }

  private void refused(String problem, String... words) {
    assertThat(run(words)).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains(problem).contains("See 'recast fit --help'");
    assertThat(directory.resolve("a store")).doesNotExist();
  }

  private void settings(String text) throws IOException, CommandException {
    Files.writeString(directory.resolve("recast.properties"), text);
    recast.settings(Settings.of(directory));
  }

  private ExitCode run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--store", recast.address()));
    if (Set.of("fit", "publish").contains(words[0])) {
      all.add("--create");
    }
    return recast.run(all.toArray(String[]::new));
  }
}
