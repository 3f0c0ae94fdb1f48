package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.yarn.LocalHomes;

/** What a clean-up does with what {@link LeftoversTest} finds. */
final class CleanCommandTest {
  @TempDir private Path directory;
  private Operator operator;
  private ApplicationId run;

  @BeforeEach
  void submit() throws IOException {
    operator = new Operator(directory);
    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);
    run = operator.printed();
  }

  @Test
  void whatARunThatIsOverHasLeftIsRemoved() throws IOException {
    operator.yarn().finish(run);
    Path left = leftTwoHoursAgo();

    assertThat(operator.run("clean")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.out()).contains(run.toString(), "directory of a run that is over");
    assertThat(operator.err()).contains("1 directory, ", ", removed");
    assertThat(left).doesNotExist();
  }

  @Test
  void aDryRunRemovesNothing() throws IOException {
    operator.yarn().finish(run);
    Path left = leftTwoHoursAgo();

    assertThat(operator.run("clean", "--dry-run")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains("would be removed");
    assertThat(left).exists();
  }

  @Test
  void whatARunThatIsAliveNeedsStays() throws IOException {
    Path needed = leftTwoHoursAgo();

    assertThat(operator.run("clean")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains("nothing to remove");
    assertThat(needed).exists();
  }

  private Path leftTwoHoursAgo() throws IOException {
    Path left =
        new LocalHomes(directory).of(LocalHomes.user()).resolve(".recast").resolve(run.toString());
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(7_200)));
    return left;
  }
}
