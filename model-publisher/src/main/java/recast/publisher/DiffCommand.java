package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.Messages;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.cli.Table;
import recast.json.JsonObject;
import recast.line.LineReader;
import recast.model.ModelFormats;
import recast.record.RecordScorer;
import recast.store.Release;
import recast.store.StoreReader;
import recast.store.Version;

/** Scores records with two versions, and tells how much their scores differ. */
final class DiffCommand implements Command {
  private static final OptionSpec<Version> VERSION =
      OptionSpec.of(
              "version",
              "N",
              Version::parse,
              "a version to score with; given twice, or once for a comparison with the current one")
          .repeated();

  private static final OptionSpec<Double> TOLERANCE =
      OptionSpec.of(
              "tolerance",
              "T",
              NumberParsers::decimal,
              "by how much numbers may differ and be equal")
          .orElse("0");

  private static final CommandSpec SPEC =
      CommandSpec.of("Scores records with two versions, and tells how much their scores differ.")
          .operands(1, "FILE|-")
          .entry("FILE", "the records, - for stdin")
          .required(StoreAccess.STORE, VERSION)
          .optional(TOLERANCE, StoreAccess.JSON)
          .more(FormatJars.OPTIONS)
          .more(CommonSettings.LOGIN);

  private static final int AT_ONCE = 512;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  DiffCommand(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    List<Version> versions = arguments.all(VERSION);
    FormatJars jars = FormatJars.of(arguments);
    if (arguments.operands().isEmpty()) {
      arguments.problem("FILE is missing: the records to score, - for stdin");
    }
    arguments.operands().stream()
        .limit(1)
        .flatMap(file -> RecordLines.problem(file).stream())
        .forEach(arguments::problem);
    if (versions.size() > 2) {
      arguments.problem("--version is given " + versions.size() + " times, two can be compared");
    }
    arguments.check();
    org.apache.hadoop.fs.Path store = arguments.get(StoreAccess.STORE);
    StoreAccess.logIn(store, keytab);
    StoreReader reader = StoreAccess.existing(store);
    Release one = StoreAccess.release(reader, Optional.of(versions.get(0)));
    Release other = StoreAccess.release(reader, versions.stream().skip(1).findFirst());
    ModelFormats formats = jars.formats();
    ModelDifference difference = new ModelDifference(arguments.get(TOLERANCE));
    try (LineReader lines = RecordLines.open(arguments.operands().get(0), in);
        RecordScorer left = StoreAccess.model(reader, one, formats);
        RecordScorer right = StoreAccess.model(reader, other, formats)) {
      compare(difference, left, right, lines);
      RecordLines.report(arguments.operands().get(0), lines.counts(), err);
    }
    if (arguments.given(StoreAccess.JSON)) {
      printJson(one, other, difference);
    } else {
      print(one, other, difference);
    }
    Optional<String> reason = difference.incomparable();
    if (reason.isPresent()) {
      throw new CommandException(
          ExitCode.FAILED, "Nothing could be compared: " + Messages.printable(reason.get()));
    }
    return difference.differ() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void compare(
      ModelDifference difference, RecordScorer left, RecordScorer right, LineReader lines) {
    List<String> block = new ArrayList<>();
    while (lines.hasNext()) {
      block.add(lines.next());
      if (block.size() == AT_ONCE) {
        difference.add(left, right, block);
        block.clear();
      }
    }
    difference.add(left, right, block);
  }

  private void print(Release one, Release other, ModelDifference difference) {
    out.printf(
        "version %s and version %s: %d of %d records differ, by at most %s, 99%% of all by at most %s; %d of %d were scored by neither%n",
        one.version(),
        other.version(),
        difference.differ(),
        difference.records(),
        difference.largest(),
        difference.percentile99(),
        difference.unscored(),
        difference.records());
    if (!difference.examples().isEmpty()) {
      Table table =
          new Table("line", "record", "version " + one.version(), "version " + other.version());
      for (ModelDifference.Example example : difference.examples()) {
        table.row(
            Long.toString(example.line()),
            Messages.printable(example.record()),
            Messages.printable(example.one()),
            Messages.printable(example.other()));
      }
      table.print(out);
    }
  }

  private void printJson(Release one, Release other, ModelDifference difference)
      throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("versions", List.of(one.version().number(), other.version().number()));
    json.put("records", difference.records());
    json.put("differ", difference.differ());
    json.put("unscored", difference.unscored());
    json.put("largest", difference.largest());
    json.put("p99", difference.percentile99());
    json.put("examples", difference.examples());
    out.print(new String(JsonObject.toJson(json), StandardCharsets.UTF_8));
    out.flush();
  }
}
