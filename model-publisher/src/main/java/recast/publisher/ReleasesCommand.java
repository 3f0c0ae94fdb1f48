package recast.publisher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.Messages;
import recast.cli.PublisherSettings;
import recast.cli.Table;
import recast.store.Adoption;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.StoreReader;

/** Lists the release log, newest first. */
final class ReleasesCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.of("Lists the releases of a store, newest first; * marks the current one.")
          .text(
              "\"Rejected by\" names who refused a release, or took it back, and has not adopted it"
                  + " since.")
          .required(StoreAccess.STORE)
          .optional(PublisherSettings.LIMIT, StoreAccess.JSON)
          .more(CommonSettings.LOGIN);

  private final PrintStream out;
  private final PrintStream err;

  ReleasesCommand(PrintStream out, PrintStream err) {
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
    arguments.check();
    Path store = arguments.get(StoreAccess.STORE);
    int limit = arguments.get(PublisherSettings.LIMIT);

    StoreAccess.logIn(store, keytab);
    StoreAccess.existing(store);
    StoreReader reader = StoreAccess.at(store, err).reader();
    List<String> damaged = new ArrayList<>();
    List<Entry> entries = entries(reader, limit, damaged);
    if (arguments.given(StoreAccess.JSON)) {
      List<Map<String, Object>> json = entries.stream().map(Entry::json).toList();
      out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    } else {
      Table table =
          new Table(
              "",
              "release",
              "version",
              "kind",
              "published",
              "publisher",
              "format",
              "bytes",
              "adopted by",
              "rejected by",
              "note");
      entries.forEach(entry -> table.row(entry.cells()));
      table.print(out);
    }
    damaged.forEach(damage -> err.println("not listed: " + Messages.printable(damage)));
    return damaged.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<Entry> entries(StoreReader reader, int limit, List<String> damaged)
      throws IOException {
    Optional<ReleaseNumber> current = current(reader);
    List<Release> releases = reader.readable(limit, damaged::add);
    if (current.isEmpty() && !releases.isEmpty()) {
      err.println("warning: no release is current; the next publish or rollback repairs that");
    }
    List<Adoption> adopted = reader.adopters();
    List<Adoption> rejected = rejected(reader, releases);
    List<Entry> entries = new ArrayList<>();
    for (Release release : releases) {
      ReleaseNumber number = release.number();
      entries.add(
          new Entry(
              release,
              current.equals(Optional.of(number)),
              apps(adopted, number),
              apps(rejected, number)));
    }
    return entries;
  }

  /** What each application has rejected and not adopted since. */
  private static List<Adoption> rejected(StoreReader reader, List<Release> newestFirst)
      throws IOException {
    if (newestFirst.isEmpty()) {
      return List.of();
    }
    ReleaseNumber oldest = newestFirst.get(newestFirst.size() - 1).number();
    List<Adoption> rejected = new ArrayList<>();
    for (String app : reader.apps()) {
      Set<ReleaseNumber> seen = new HashSet<>();
      reader.adoptionsSince(app, oldest).stream()
          .filter(adoption -> seen.add(adoption.release()))
          .filter(adoption -> adoption.verdict() == Adoption.Verdict.REJECTED)
          .forEach(rejected::add);
    }
    return rejected;
  }

  private static List<String> apps(List<Adoption> adoptions, ReleaseNumber release) {
    return adoptions.stream()
        .filter(adoption -> adoption.release().equals(release))
        .map(Adoption::app)
        .toList();
  }

  /** The number of the current release; nothing, and a warning, when nobody can tell. */
  private Optional<ReleaseNumber> current(StoreReader reader) {
    try {
      return reader.current().map(Release::number);
    } catch (IOException e) {
      err.println("warning: 'current' cannot be read: " + Messages.of(e));
      return Optional.empty();
    }
  }

  /** A release as the list shows it. */
  private record Entry(
      Release release, boolean current, List<String> adoptedBy, List<String> rejectedBy) {
    String[] cells() {
      return new String[] {
        current ? "*" : "",
        release.number().toString(),
        release.version().toString(),
        kind(),
        release.publishedAt().toString(),
        release.publisher(),
        release.payload().format(),
        Long.toString(release.payload().bytes()),
        String.join(",", adoptedBy),
        String.join(",", rejectedBy),
        release.note()
      };
    }

    Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("release", release.number().value());
      fields.put("version", release.version().number());
      fields.put("kind", kind());
      fields.put("publishId", release.publishId().toString());
      fields.put("publishedAt", release.publishedAt().toString());
      fields.put("publisher", release.publisher());
      fields.put("format", release.payload().format());
      fields.put("bytes", release.payload().bytes());
      fields.put("sha256", release.payload().sha256().hex());
      fields.put("note", release.note());
      fields.put("current", current);
      fields.put("adoptedBy", adoptedBy);
      fields.put("rejectedBy", rejectedBy);
      return fields;
    }

    private String kind() {
      return release.kind().name().toLowerCase(Locale.ROOT);
    }
  }
}
