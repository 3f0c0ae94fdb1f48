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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRunnerTest {
  private static final CommandSpec NOTHING = CommandSpec.of("Prints.");
  private static final CommandSpec MUCH =
      NOTHING
          .required(
              CommonSettings.STORE,
              OptionSpec.of("count", "N", NumberParsers.between(1, 9), "how many"))
          .more(OptionSpec.text("note", "TEXT", "why"), OptionSpec.flag("json", "as JSON"))
          .operands(1, "FILE");

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
          arguments.problem("--this and --that exclude each other");
          arguments.check();
          return ExitCode.OK;
        };
    String[] words = {"print", "--bad", "--bad", "one", "--count", "10", "two", "-x", "--note"};
    assertThat(program(MUCH, work).run(Settings.shipped(), words)).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .containsExactly(
            "recast print: --bad is not an option here",
            "recast print: --bad is not an option here",
            "recast print: -x is not an option here",
            "recast print: --note needs a value",
            "recast print: --store is missing",
            "recast print: --count '10': expected a whole number from 1 to 9",
            "recast print: --this and --that exclude each other",
            "recast print: 'two' is one argument too many",
            "See 'recast print --help'.");
  }

  @Test
  void aValueThatIsMissingOrWrongEndsTheReadingWithAllProblems() {
    Work work =
        arguments -> {
          assertThat(arguments.find(CommonSettings.STORE)).isEmpty();
          arguments.problem("that is not all");
          arguments.get(CommonSettings.STORE);
          return ExitCode.OK;
        };
    String[] words = {"print", "--count", "0", "--store=:"};
    assertThat(program(MUCH, work).run(Settings.shipped(), words)).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .hasSize(4)
        .contains("recast print: that is not all")
        .anyMatch(line -> line.startsWith("recast print: --store ':': expected an address"));
    err.reset();
    assertThat(run(arguments -> ExitCode.valueOf(arguments.get(CommonSettings.APP))))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("recast print: --app is missing");
  }

  @Test
  void whatIsRequiredMayBeWaived() {
    OptionSpec<Boolean> remove = OptionSpec.flag("remove", "remove it");
    CommandSpec spec = MUCH.optional(remove).waivedBy(remove);
    Work work =
        arguments -> {
          arguments.check();
          return ExitCode.OK;
        };
    assertThat(program(spec, work).run(Settings.shipped(), "print", "--remove"))
        .isEqualTo(ExitCode.OK);
    assertThat(program(spec, work).run(Settings.shipped(), "print")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .contains("recast print: --store is missing", "recast print: --count is missing");
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
          arguments.check();
          return ExitCode.OK;
        };
    CommandSpec spec = NOTHING.more(ApplicationSettings.PRINT.map(CommandRunnerTest::atMostFive));
    assertThat(program(spec, work).run(Settings.of(directory), "print")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .first()
        .asString()
        .startsWith("recast print: " + directory + "/recast.properties:1: print '9': expected");
    assertThat(program(spec, work).run(Settings.of(directory), "print", "--print", "3"))
        .isEqualTo(ExitCode.OK);
  }

  private ExitCode run(Work work, String... words) {
    err.reset();
    String[] args = new String[words.length + 1];
    args[0] = "print";
    System.arraycopy(words, 0, args, 1, words.length);
    return program(work).run(Settings.shipped(), args);
  }

  private static int atMostFive(int number) {
    if (number > 5) {
      throw new IllegalArgumentException("expected 5 at most");
    }
    return number;
  }

  private CommandRunner program(Work work) {
    return program(NOTHING, work);
  }

  private CommandRunner program(CommandSpec spec, Work work) {
    Command verb =
        new Command() {
          @Override
          public CommandSpec spec() {
            return spec;
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
