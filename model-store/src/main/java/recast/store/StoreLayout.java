package recast.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Where everything stands in a store. Nobody else builds a path. */
record StoreLayout(Path root, int segmentSize) {
  /** How many releases a segment holds. */
  private static final int SEGMENT_SIZE = 1_000;

  private static final String STAGING = ".staging-";
  private static final String QUERIES = "queries";
  private static final Pattern QUERY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String EPOCH = "epoch-";
  private static final Pattern EPOCH_NAME = Pattern.compile("epoch-(\\d{8})[.]json");
  private static final Pattern SEGMENT = Pattern.compile("segment-(\\d{8})-(\\d{8})[.]jsonl");
  private static final Pattern NUMBER = Pattern.compile("\\d{8}");
  private static final Pattern ADOPTION = Pattern.compile("(\\d{13})-(\\d{8})[.]json");

  StoreLayout(Path root) {
    this(root, SEGMENT_SIZE);
  }

  Path current() {
    return new Path(root, "current");
  }

  Path versions() {
    return new Path(root, "versions");
  }

  Path version(Version version) {
    return new Path(versions(), digits(version.number()));
  }

  Path payload(Version version) {
    return new Path(version(version), "model");
  }

  Path manifest(Version version) {
    return new Path(version(version), "manifest.json");
  }

  Path releases() {
    return new Path(root, "releases");
  }

  Path release(ReleaseNumber number) {
    return new Path(releases(), digits(number.value()) + ".json");
  }

  Path segment(SegmentRange range) {
    String name =
        "segment-%s-%s.jsonl".formatted(digits(range.first().value()), digits(range.last()));
    return new Path(releases(), name);
  }

  /** The range of the segment that is to hold release {@code number}. */
  SegmentRange segmentRange(ReleaseNumber number) {
    return SegmentRange.of(number, segmentSize);
  }

  /** The range in the name of a segment; nothing when it is another file. */
  Optional<SegmentRange> segmentRange(Path path) {
    Matcher matcher = SEGMENT.matcher(path.getName());
    return matcher.matches()
        ? number(matcher.group(1))
            .map(ReleaseNumber::new)
            .map(this::segmentRange)
            .filter(range -> segment(range).getName().equals(path.getName()))
        : Optional.empty();
  }

  Path adoptions() {
    return new Path(root, "adoptions");
  }

  Path adoptions(String app) {
    return new Path(adoptions(), app);
  }

  /** The ledgers of an application's queries. */
  Path queries(String app) {
    return new Path(adoptions(app), QUERIES);
  }

  /** The name of the ledger of a query; that of an application's own is the application. */
  static String queryLedger(String app, UUID query) {
    return app + "/" + QUERIES + "/" + query;
  }

  /** The query whose ledger {@code directory} is; nothing when it is that of an application. */
  Optional<UUID> query(Path directory) {
    Path queries = directory.getParent();
    return queries.getName().equals(QUERIES) && adoptions().equals(queries.getParent().getParent())
        ? queryId(directory.getName())
        : Optional.empty();
  }

  /** The id that a name stands for; nothing when it stands for none. */
  static Optional<UUID> queryId(String name) {
    return QUERY.matcher(name).matches() ? Optional.of(UUID.fromString(name)) : Optional.empty();
  }

  Path adoption(Adoption adoption) {
    return adoption(adoption.app(), adoption);
  }

  /** Named so that the order of names is the order in time. */
  Path adoption(String ledger, Adoption adoption) {
    long from = adoption.from().toEpochMilli();
    int release = adoption.release().value();
    String name = String.format(Locale.ROOT, "%013d-%08d.json", from, release);
    return new Path(adoptions(ledger), name);
  }

  /** The time in the name of an adoption; nothing when it is another file. */
  static Optional<Instant> adoptionTime(Path path) {
    return adoptionPart(path, 1).map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
  }

  /** The number of the release in the name of an adoption; nothing when it is another file. */
  static Optional<ReleaseNumber> adoptedRelease(Path path) {
    return adoptionPart(path, 2).flatMap(StoreLayout::number).map(ReleaseNumber::new);
  }

  private static Optional<String> adoptionPart(Path path, int group) {
    Matcher matcher = ADOPTION.matcher(path.getName());
    return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
  }

  /** Its time of modification says when the application was last alive. */
  Path alive(String app) {
    return new Path(adoptions(app), "alive");
  }

  /** The newest release that survived its trial. */
  Path trial(String app) {
    return new Path(adoptions(app), "trial.json");
  }

  /** In the application's own directory: an application may write nowhere else. */
  Path stagedInLedger(String app, UUID id) {
    return new Path(adoptions(app), STAGING + id);
  }

  Path epoch(String app, int number) {
    return new Path(adoptions(app), EPOCH + digits(number) + ".json");
  }

  /** The number in the name of an epoch from 1 on; nothing when it is another file. */
  static Optional<Integer> epochNumber(Path path) {
    Matcher matcher = EPOCH_NAME.matcher(path.getName());
    return matcher.matches() ? number(matcher.group(1)) : Optional.empty();
  }

  Staging staging(UUID id) {
    return new Staging(new Path(root, STAGING + id));
  }

  /** The staging directory of this name. */
  Staging staging(String name) {
    return new Staging(new Path(root, name));
  }

  /** Whether a child of the root is work in flight, or what is left of it. */
  static boolean isStaging(Path path) {
    return isStaging(path.getName());
  }

  static boolean isStaging(String name) {
    return name.startsWith(STAGING) && name.indexOf('/') < 0;
  }

  /** The version that a name stands for; nothing when it stands for none. */
  static Optional<Version> version(Path path) {
    return number(path.getName()).map(Version::new);
  }

  /** The number in the name of a release; nothing when it is another file. */
  static Optional<ReleaseNumber> release(Path path) {
    return number(path.getName()).map(ReleaseNumber::new);
  }

  private static Optional<Integer> number(String name) {
    String digits = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return NUMBER.matcher(digits).matches()
        ? Optional.of(Integer.parseInt(digits)).filter(number -> number > 0)
        : Optional.empty();
  }

  private static String digits(int number) {
    return String.format(Locale.ROOT, "%08d", number);
  }

  /** A directory for work in flight: in the store, since renames cross neither mount nor zone. */
  record Staging(Path root) {
    Path version() {
      return new Path(root, "version");
    }

    Path payload() {
      return new Path(version(), "model");
    }

    /** Beside the payload: older NameNodes put together only what lies in one directory. */
    Path payloadPart(int number) {
      return new Path(version(), "model.part-" + digits(number));
    }

    Path manifest() {
      return new Path(version(), "manifest.json");
    }

    Path release() {
      return new Path(root, "release.json");
    }

    Path current() {
      return new Path(root, "current");
    }

    Path segment() {
      return new Path(root, "segment");
    }

    /** Its children are named after the versions that a rollback is about to name. */
    Path pins() {
      return new Path(root, "pins");
    }

    Path pin(Version version) {
      return new Path(pins(), digits(version.number()));
    }

    /** Its children are versions on their way out. */
    Path pruned() {
      return new Path(root, "pruned");
    }

    Path pruned(Version version) {
      return new Path(pruned(), digits(version.number()));
    }
  }
}
