package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/** Reads a store. */
final class HdfsStoreReader implements StoreReader {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Versions versions;
  private final ReleaseLog log;
  private final Pointer pointer;
  private final AdoptionFiles adoptionFiles;
  private final Adoptions adoptions;
  private final Warnings warnings;
  private final Map<String, AdoptionWatch> watches = new ConcurrentHashMap<>();

  HdfsStoreReader(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.files = files;
    this.layout = layout;
    this.versions = new Versions(files, layout);
    this.log = new ReleaseLog(files, layout);
    this.pointer = new Pointer(files, layout);
    this.adoptionFiles = new AdoptionFiles(files, layout, warnings);
    this.adoptions = new Adoptions(adoptionFiles);
    this.warnings = warnings;
  }

  @Override
  public String name() {
    return layout.root().toString();
  }

  @Override
  public boolean exists() throws StoreException {
    return read("look at", () -> files.status(layout.root())).isPresent();
  }

  @Override
  public boolean isEmpty() throws StoreException {
    return read(
        "look into",
        () ->
            files.status(layout.current()).isEmpty()
                && files.status(layout.releases()).isEmpty()
                && files.status(layout.versions()).isEmpty());
  }

  @Override
  public void mustExist() throws StoreException {
    if (!exists()) {
      throw StoreException.missing(name());
    }
  }

  @Override
  public Optional<PointerFingerprint> fingerprint() throws StoreException {
    return read("look at 'current' of", pointer::fingerprint);
  }

  @Override
  public Optional<Release> current() throws StoreException {
    try {
      return read("read 'current' of", pointer::read);
    } catch (StoreException e) {
      throw e.isRetryable() ? e : e.withRemedy("publish again to replace it");
    }
  }

  @Override
  public List<Release> releases(int limit) throws StoreException {
    return read("list the releases of", () -> log.newest(limit));
  }

  @Override
  public List<Release> readable(int limit, Consumer<String> damaged) throws StoreException {
    return read("list the releases of", () -> log.readable(limit, damaged));
  }

  @Override
  public Optional<Release> releaseOf(Version version) throws StoreException {
    return read(
        "look for version " + version + " of",
        () ->
            log.lastReadable(
                log.head(), release -> release.version().equals(version), warnings::warn));
  }

  @Override
  public Release release(ReleaseNumber number) throws StoreException {
    return read("read release " + number + " of", () -> log.read(number));
  }

  @Override
  public ModelSpec spec(Version version) throws StoreException {
    return read(
        "read the manifest of version " + version + " of", () -> versions.manifest(version).spec());
  }

  @Override
  public VerifiedPayload payload(Release release, CancellationCheck wanted) throws StoreException {
    try {
      return versions.read(release, wanted);
    } catch (CorruptPayloadException e) {
      throw StoreException.wrong("load release " + release.number() + " of", name(), e);
    } catch (IOException e) {
      throw StoreException.of("load release " + release.number() + " of", name(), e);
    }
  }

  @Override
  public List<String> apps() throws StoreException {
    return read("list the applications of", adoptions::apps);
  }

  @Override
  public List<Adoption> adopters() throws StoreException {
    return read(
        "read the adoptions of",
        () -> {
          List<Adoption> adopters = new ArrayList<>();
          for (String app : adoptions.apps()) {
            adoptions.inForce(app).ifPresent(adopters::add);
          }
          return adopters;
        });
  }

  @Override
  public List<Adoption> adoptions(String app, int limit) throws StoreException {
    return read("read the adoptions of", () -> adoptions.newest(app, limit));
  }

  @Override
  public List<Adoption> adoptionsSince(String app, ReleaseNumber oldest) throws StoreException {
    return read("read the adoptions of", () -> adoptions.since(app, oldest));
  }

  @Override
  public Optional<Adoption> adoption(String app) throws StoreException {
    watch(app).forget();
    return read("read the adoptions of", () -> adoptions.inForce(app));
  }

  @Override
  public AdoptionState adoptionState(String app, ReleaseNumber release) throws StoreException {
    return read("read the adoptions of", () -> watch(app).look(release));
  }

  private AdoptionWatch watch(String app) {
    return watches.computeIfAbsent(
        app, name -> new AdoptionWatch(files, adoptionFiles, layout, name, System::nanoTime));
  }

  @Override
  public Optional<SurvivedTrial> survivedTrial(String app) throws StoreException {
    Path path = layout.trial(app);
    return read(
        "read which release survived its trial with " + app + " in",
        () -> {
          try {
            return Optional.of(SurvivedTrial.read(files, path));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Optional<Instant> alive(String app) throws StoreException {
    return read(
        "look for a sign of " + app + " in",
        () ->
            files
                .status(layout.alive(app))
                .map(status -> Instant.ofEpochMilli(status.getModificationTime())));
  }

  private <T> T read(String action, Reading<T> reading) throws StoreException {
    try {
      return reading.run();
    } catch (MalformedException e) {
      throw StoreException.wrong(action, name(), e);
    } catch (IOException e) {
      throw StoreException.of(action, name(), e);
    }
  }

  private interface Reading<T> {
    T run() throws IOException;
  }
}
