package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.Messages;
import recast.cli.OptionSpec;
import recast.line.LineReader;
import recast.model.ModelFormats;
import recast.model.Outcome;
import recast.record.RecordScorer;
import recast.store.Release;
import recast.store.StoreReader;
import recast.store.Version;

/** Scores lines outside Spark, to see what a model does. */
final class ScoreCommand implements Command {
  private static final OptionSpec<Version> VERSION =
      OptionSpec.of(
          "version", "N", Version::parse, "score with this version instead of the current one");

  private static final OptionSpec<Boolean> FOLLOW =
      OptionSpec.flag(
          "follow", "score again every 5 s, with whatever is current; ends with Ctrl-C");

  private static final CommandSpec SPEC =
      CommandSpec.of("Scores lines outside Spark, to see what a model does.")
          .operands(1, "[FILE|-]")
          .entry("FILE", "the lines to score, - for stdin; without one: 0 to 19")
          .required(StoreAccess.STORE)
          .optional(VERSION, FOLLOW)
          .more(FormatJars.OPTIONS)
          .more(CommonSettings.LOGIN);

  private static final Duration AGAIN = Duration.ofSeconds(5);
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Pause pause;

  ScoreCommand(InputStream in, PrintStream out, PrintStream err, Pause pause) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.pause = pause;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    Optional<Version> version = arguments.find(VERSION);
    boolean follow = arguments.given(FOLLOW);
    FormatJars jars = FormatJars.of(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    String file = arguments.operands().stream().findFirst().orElse("");
    if (follow && file.equals("-")) {
      arguments.problem("--follow reads its records again and again, and '-' can be read once");
    }
    if (follow && version.isPresent()) {
      arguments.problem("--follow scores with whatever is current, --version with one version");
    }
    RecordLines.problem(file).ifPresent(arguments::problem);
    arguments.check();
    org.apache.hadoop.fs.Path store = arguments.get(StoreAccess.STORE);

    StoreAccess.logIn(store, keytab);
    StoreReader reader = StoreAccess.existing(store);
    ModelFormats formats = jars.formats();
    boolean allScored = round(reader, StoreAccess.release(reader, version), formats, file);
    while (follow) {
      pause.pause(AGAIN.toMillis());
      allScored = round(reader, StoreAccess.release(reader, version), formats, file);
    }
    return allScored ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean round(StoreReader reader, Release release, ModelFormats formats, String file)
      throws IOException, CommandException {
    try (LineReader lines = RecordLines.open(file, in);
        RecordScorer model = StoreAccess.model(reader, release, formats)) {
      err.printf("scoring with release %s, version %s%n", release.number(), release.version());
      boolean all = scored(model, lines);
      RecordLines.report(file, lines.counts(), err);
      return all && lines.counts().tooLong() == 0;
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw new IOException("Cannot read " + file + ": " + cause.getMessage(), cause);
    }
  }

  private boolean scored(RecordScorer model, Iterator<String> records) {
    boolean all = true;
    Iterator<Outcome> outcomes = model.score(records);
    while (outcomes.hasNext()) {
      Outcome outcome = outcomes.next();
      if (outcome instanceof Outcome.Scored scored) {
        out.println(scored.value());
      } else if (outcome instanceof Outcome.Failed failed) {
        all = false;
        err.println(
            Messages.printable("cannot score '" + failed.record() + "': " + failed.reason()));
      }
    }
    out.flush();
    return all;
  }
}
