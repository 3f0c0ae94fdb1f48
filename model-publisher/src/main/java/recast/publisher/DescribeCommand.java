package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.cli.Table;
import recast.json.JsonObject;
import recast.model.Field;
import recast.model.ModelFormats;
import recast.model.Signature;
import recast.record.RecordScorer;
import recast.store.ModelSpec;
import recast.store.Release;
import recast.store.SignatureJson;
import recast.store.StoreReader;
import recast.store.Version;

/** Prints what a version is: what its manifest says, and what its file says of its making. */
final class DescribeCommand implements Command {
  private static final OptionSpec<Version> VERSION =
      OptionSpec.of("version", "N", Version::parse, "this version instead of the current one");

  private static final CommandSpec SPEC =
      CommandSpec.of("Prints what a version is: its format, its inputs and outputs, its making.")
          .required(StoreAccess.STORE)
          .optional(VERSION, StoreAccess.JSON)
          .more(FormatJars.OPTIONS)
          .more(CommonSettings.LOGIN);

  /** How many names of a field are shown to a person. */
  private static final int NAMES = 8;

  private final PrintStream out;

  DescribeCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    Optional<Version> version = arguments.find(VERSION);
    FormatJars jars = FormatJars.of(arguments);
    arguments.check();
    org.apache.hadoop.fs.Path store = arguments.get(StoreAccess.STORE);
    StoreAccess.logIn(store, keytab);
    StoreReader reader = StoreAccess.existing(store);
    Release release = StoreAccess.release(reader, version);
    ModelSpec spec = reader.spec(release.version());
    Map<String, String> facts = Map.of();
    ModelFormats formats = jars.formats();
    if (formats.isInstalled(release.payload().format())) {
      try (RecordScorer scorer = StoreAccess.model(reader, release, formats)) {
        facts = scorer.model().facts();
      }
    }
    if (arguments.given(StoreAccess.JSON)) {
      printJson(release, spec, facts);
    } else {
      print(release, spec, facts);
    }
    return ExitCode.OK;
  }

  private void print(Release release, ModelSpec spec, Map<String, String> facts) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("number", release.version().toString());
    lines.put("format", release.payload().format());
    lines.put("bytes", Long.toString(release.payload().bytes()));
    lines.put("sha256", release.payload().sha256().hex());
    lines.put("published", release.publishedAt() + " by " + release.publisher());
    lines.put("note", release.note());
    lines.put("record", spec.input().map(Object::toString).orElse("what suits the model"));
    spec.signature().ifPresent(signature -> add(lines, signature));
    lines.put("golden records", Integer.toString(spec.golden().size()));
    print("version", lines);
    if (!facts.isEmpty()) {
      out.println();
      print("in the file", facts);
    }
  }

  private void print(String heading, Map<String, String> lines) {
    Table table = new Table(heading, "");
    lines.forEach((name, value) -> table.row(name, value));
    table.print(out);
  }

  private static void add(Map<String, String> lines, Signature signature) {
    signature.inputs().forEach(field -> lines.put("input " + field.name(), describe(field)));
    signature.outputs().forEach(field -> lines.put("output " + field.name(), describe(field)));
  }

  private static String describe(Field field) {
    List<String> names = field.elements();
    String shown = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
    String type = field.type().toString().toLowerCase(Locale.ROOT);
    return field.width() == 1
        ? type
        : "%d x %s: %s%s"
            .formatted(field.width(), type, shown, names.size() > NAMES ? ", ..." : "");
  }

  private void printJson(Release release, ModelSpec spec, Map<String, String> facts)
      throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", release.version().number());
    json.put("format", release.payload().format());
    json.put("bytes", release.payload().bytes());
    json.put("sha256", release.payload().sha256().hex());
    json.put("publishedAt", release.publishedAt().toString());
    json.put("publisher", release.publisher());
    json.put("note", release.note());
    spec.input().ifPresent(input -> json.put("input", input.toString()));
    spec.signature().ifPresent(known -> json.put("signature", SignatureJson.toJson(known)));
    json.put("golden", spec.golden().size());
    json.put("facts", facts);
    out.print(new String(JsonObject.toJson(json), StandardCharsets.UTF_8));
    out.flush();
  }
}
