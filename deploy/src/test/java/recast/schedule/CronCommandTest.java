package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.cli.HomeDirectory;

final class CronCommandTest {
  @TempDir private Path directory;
  private Scheduling recast;
  private Path place;

  @BeforeEach
  void makePlace() throws IOException {
    recast = new Scheduling(directory);
    place = recast.awkwardDirectory();
  }

  @Test
  void showsTheLineAndTheWrapperAndWritesNothing() {
    Scheduling.Ended ended =
        recast.cron("--every=5m", "--store=hdfs://nn/models/clones", "--", "fit", "--note", "a b");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ended.err()).isEmpty();
    String wrapper =
        HomeDirectory.resolve("~/.recast/schedules/nn-models-clones/nn-models-clones.sh")
            .toString();
    assertThat(ended.out().lines())
        .contains("*/5 * * * * " + wrapper, "#!/usr/bin/env bash")
        .anyMatch(line -> line.endsWith("fit --store=hdfs://nn/models/clones --note \"a b\")"));
    assertThat(recast.crontab().spool()).doesNotExist();
    assertThat(Path.of(wrapper)).doesNotExist();
  }

  @Test
  void putsAWrapperForItsOwnerAloneAndABlockIntoTheCrontab() throws IOException {
    Scheduling.Ended ended = install();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(ended.err()).contains("schedule s runs every 1m", place.resolve("s.log").toString());
    Path wrapper = place.resolve("s.sh");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wrapper)))
        .isEqualTo("rwx------");
    assertThat(place).isDirectoryNotContaining("glob:**.tmp");
    assertThat(Files.readAllLines(recast.crontab().spool()).subList(3, 6))
        .containsExactly(
            "# recast schedule s: begin (no crontab before)",
            "* * * * * \""
                + wrapper.toString().replaceAll("[$`\"]", "\\\\$0").replace("%", "\\%")
                + '"',
            "# recast schedule s: end");
  }

  @Test
  void takesOutWhatItHasPutIn() throws IOException {
    install();
    Scheduling.Ended ended = remove();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.OK);
    assertThat(recast.crontab().spool()).doesNotExist();
    assertThat(place.resolve("s.sh")).doesNotExist();
  }

  @Test
  void theRestOfTheCrontabStaysByteForByte() throws Exception {
    Files.write(recast.crontab().spool(), new byte[] {'#', '\n', (byte) 0xe9, '\r', '\n'});
    install();
    install();
    remove();

    byte[] spool = Files.readAllBytes(recast.crontab().spool());
    assertThat(spool).endsWith(new byte[] {')', '\n', '#', '\n', (byte) 0xe9, '\r', '\n'});
  }

  @Test
  void whatIsNotThereCannotBeRemoved() {
    Scheduling.Ended ended = remove();

    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains("has no schedule s");
  }

  @Test
  void aScriptOfSomeoneElseIsLeftAlone() throws IOException {
    Files.createDirectories(place);
    Path other = Files.writeString(place.resolve("s.sh"), "#!/bin/sh\n");
    Scheduling.Ended ended = install();

    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains(other.toString(), "--name or --dir");
    assertThat(other).hasContent("#!/bin/sh");
    assertThat(recast.crontab().spool()).doesNotExist();
  }

  @Test
  void pathsOfFilesHoldWhereverCronStarts() {
    String here = Path.of("").toAbsolutePath().toString();

    assertThat(
            recast
                .cron(
                    "--every=1m",
                    "--store=s",
                    "--",
                    "publish",
                    "--format=clone",
                    "--file",
                    "m",
                    "--golden=../g")
                .out())
        .contains("--file " + here + "/m --golden=" + Path.of(here).getParent() + "/g)");
    assertThat(
            recast
                .cron(
                    "--every=1m", "--store=s", "--", "publish", "--format=x", "--file=hdfs:///m/x")
                .out())
        .contains(" --file=hdfs:///m/x)");
  }

  @Test
  void whatIsWrongWithTheCommandIsToldWhenItIsRendered() {
    Scheduling.Ended fit =
        recast.cron(
            "--every=1m", "--store=s", "--", "fit", "--nosuch", "--cloned=maybe", "--wait=1m");
    assertThat(fit.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(fit.out()).isEmpty();
    assertThat(fit.err())
        .contains("behind '-- fit': --nosuch is not an option here")
        .contains("behind '-- fit': --cloned 'maybe': expected true, false or toggle")
        .contains("behind '-- fit': --wait needs --app");

    Scheduling.Ended publish =
        recast.cron("--every=1m", "--store=s", "--", "publish", "--golden", "--wat", "operand");
    assertThat(publish.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(publish.err())
        .contains("behind '-- publish': --golden needs a value")
        .contains("behind '-- publish': --wat is not an option here; did you mean --wait?")
        .contains("behind '-- publish': --format is missing", "--file is missing")
        .contains("behind '-- publish': 'operand' is one argument too many");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamedBeforeAnythingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    Scheduling.Ended ended =
        recast.cron(
            "--install", "--every=1m", "--store=/s", "--dir=" + file.resolve("x/y"), "--", "fit");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err())
        .contains("Cannot write the files of schedule s into " + file.resolve("x/y") + ": " + file)
        .contains("is not a directory", "name another directory with --dir");
    assertThat(recast.crontab().spool()).doesNotExist();
  }

  @Test
  void aDirectoryWithoutTheRightToWriteIsNamed() throws IOException {
    Path sealed = Files.createDirectory(directory.resolve("sealed"));
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-x------"));
    assumeThat(Files.isWritable(sealed)).as("root writes everywhere").isFalse();

    Scheduling.Ended ended =
        recast.cron("--install", "--every=1m", "--store=/s", "--dir=" + sealed, "--", "fit");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).contains("no right to write into " + sealed);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    Scheduling.Ended ended =
        recast.cron(
            "--every=7m",
            "--name=a b",
            "--dir=/a\\b",
            "--run-timeout=0s",
            "--log-size=1",
            "--log-count=0",
            "--install",
            "--remove=x",
            "--",
            "prune",
            "--store=x");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err())
        .contains("--every '7m': cron cannot say it exactly, take 6m or 10m")
        .contains("--store is missing")
        .contains("--name 'a b'")
        .contains("--dir '/a\\b': expected a path that a crontab can hold")
        .contains("--run-timeout '0s'")
        .contains("--log-size '1'")
        .contains("--log-count '0'")
        .contains("--remove takes no value")
        .contains("'prune' cannot be scheduled, expected fit or publish behind --")
        .contains("--store belongs in front of --");
    assertThat(ended.err().lines()).hasSize(11);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(recast.cron("--install").err())
        .contains("--every is missing", "--store is missing", "-- fit, or -- publish");
    assertThat(recast.cron("--remove").err()).contains("--name or --store must say");
    assertThat(recast.cron("--install", "--remove", "--name=s").err()).contains("exclude");
  }

  private Scheduling.Ended install() {
    return recast.cron(
        "--install", "--every=1m", "--store=/s", "--name=s", "--dir=" + place, "--", "fit");
  }

  private Scheduling.Ended remove() {
    return recast.cron("--remove", "--name=s", "--dir=" + place);
  }
}
