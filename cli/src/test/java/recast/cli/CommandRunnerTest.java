package recast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRunnerTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** What a verb does once its arguments were read. */
  private interface Work {
    ExitCode run(Arguments arguments) throws Exception;
  }

  @Test
  void unknownVerbIsNamedWithThoseThatExist() {
    assertThat(program(arguments -> ExitCode.OK).run(Settings.shipped(), "prnt"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .containsExactly(
            "recast: unknown verb 'prnt', expected one of [other, print]; did you mean 'print'?");
  }

  @Test
  void missingVerbIsAnUnknownOne() {
    assertThat(program(arguments -> ExitCode.OK).run(Settings.shipped())).isEqualTo(ExitCode.USAGE);
    assertThat(err()).first().asString().startsWith("recast: unknown verb ''");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void exitCodeIsThatOfTheVerb(ExitCode code) {
    assertThat(run(arguments -> code)).isEqualTo(code);
    assertThat(
            run(
                arguments -> {
                  throw new CommandException(code, "it is so");
                }))
        .isEqualTo(code);
    assertThat(err()).containsExactly("recast print: it is so");
  }

  @Test
  void allProblemsAreListedAtOnce() {
    Work work =
        arguments -> {
          arguments.required("store", text -> text);
          arguments.required("count", NumberParsers.between(1, 9));
          arguments.optional("note", text -> text);
          arguments.operands(1);
          arguments.problem("--this and --that exclude each other");
          arguments.check();
          return ExitCode.OK;
        };
    assertThat(run(work, "--bad", "--bad", "one", "--count", "10", "two", "-x", "--note"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .containsExactly(
            "recast print: --bad is not an option here",
            "recast print: --bad is not an option here",
            "recast print: -x is not an option here",
            "recast print: --note needs a value",
            "recast print: --store is missing",
            "recast print: --count '10': expected a whole number from 1 to 9",
            "recast print: 'two' is one argument too many",
            "recast print: --this and --that exclude each other",
            "See 'recast print --help'.");
  }

  @Test
  void ioFailureIsOneLineAndAStackTraceOnlyWithDebug() {
    Work work =
        arguments -> {
          throw new IOException("Disk is full");
        };
    assertThat(run(work)).isEqualTo(ExitCode.FAILED);
    assertThat(err()).containsExactly("recast print: Disk is full");
    assertThat(run(work, "--debug")).isEqualTo(ExitCode.FAILED);
    assertThat(err()).hasSizeGreaterThan(3).anyMatch(line -> line.contains("CommandRunnerTest"));
  }

  @Test
  void aDamagedInstallationIsNamed() {
    Work work =
        arguments -> {
          throw new NoClassDefFoundError("recast/control/OnNoModel");
        };
    assertThat(run(work)).isEqualTo(ExitCode.FAILED);
    assertThat(err())
        .singleElement()
        .asString()
        .contains(
            "installation is damaged", "recast/control/OnNoModel", "unpack or build it again");
  }

  @Test
  void unforeseenFailureAsksForAReport() {
    Work work =
        arguments -> {
          throw new IllegalStateException("impossible");
        };
    assertThat(run(work)).isEqualTo(ExitCode.FAILED);
    assertThat(err())
        .containsExactly(
            "recast print: a bug of Recast: java.lang.IllegalStateException: impossible;"
                + " run again with --debug and report it");
  }

  @Test
  void wrongSettingIsSaidToComeFromTheSettings(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("recast.properties"), "print=9\n");
    Work work =
        arguments -> {
          arguments.required("print", NumberParsers.between(1, 5));
          arguments.check();
          return ExitCode.OK;
        };
    assertThat(program(work).run(Settings.of(directory), "print")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .first()
        .asString()
        .startsWith("recast print: " + directory + "/recast.properties:1: print '9': expected");
    assertThat(program(work).run(Settings.of(directory), "print", "--print", "3"))
        .isEqualTo(ExitCode.OK);
  }

  private ExitCode run(Work work, String... words) {
    err.reset();
    String[] args = new String[words.length + 1];
    args[0] = "print";
    System.arraycopy(words, 0, args, 1, words.length);
    return program(work).run(Settings.shipped(), args);
  }

  private CommandRunner program(Work work) {
    Command verb =
        new Command() {
          @Override
          public Options options() {
            return new Flags().values("store", "count", "print", "note").switches("json").options();
          }

          @Override
          public ExitCode run(Arguments arguments) throws Exception {
            return work.run(arguments);
          }
        };
    return new CommandRunner(
        Map.of("print", verb, "other", verb), new PrintStream(err, true, UTF_8));
  }

  private List<String> err() {
    return err.toString(UTF_8).lines().toList();
  }
}
