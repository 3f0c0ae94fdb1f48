package recast.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import recast.hadoop.AtomicFiles;
import recast.hadoop.LocalDisk;

/** A store of its own for each test, on the file system under test. */
abstract class StoreFixture {
  protected Path root;
  protected ModelStore store;
  protected final List<String> warnings = new ArrayList<>();

  /** A configuration for the file system under test. */
  abstract Configuration configuration();

  /** A directory of its own on the file system under test. */
  abstract Path directory() throws IOException;

  @BeforeEach
  final void openStore() throws IOException {
    root = new Path(directory(), "a store");
    store = ModelStore.at(root, configuration());
  }

  protected final Release publish(String payload) throws IOException {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return publisher()
        .publish(PublishRequest.of("clone", "for " + payload), new ByteArrayInputStream(bytes));
  }

  protected final StorePublisher publisher() {
    return store.publisher("ann@host", Clock.systemUTC(), warnings::add);
  }

  protected final String text(Release release) throws IOException {
    try (InputStream in = store.reader().payload(release).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  protected static Adoption adoption(String app, int release, Adoption.Verdict verdict, long from) {
    Instant first = Instant.ofEpochMilli(from);
    return new Adoption(
        app,
        "application_1_1",
        new ReleaseNumber(release),
        new Version(release),
        verdict,
        first,
        "",
        LoadMetrics.NONE);
  }

  protected final void record(Adoption adoption) throws IOException {
    AdoptionLedger ledger = store.ledger(adoption.app());
    if (adoption.verdict() == Adoption.Verdict.ADOPTED) {
      ledger.prepare(adoption).commit();
    } else {
      ledger.reject(adoption);
    }
  }

  protected final List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    for (var child : context().util().listStatus(directory)) {
      names.add(child.getPath().getName());
    }
    return names;
  }

  protected final void overwrite(Path path, String text) throws IOException {
    AtomicFiles files = AtomicFiles.of(path, configuration());
    Path staged = new Path(root, "test-" + UUID.randomUUID());
    files.write(staged, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    files.replace(staged, path);
  }

  protected final FileContext context() throws IOException {
    Configuration configuration = configuration();
    LocalDisk.useIn(configuration);
    return FileContext.getFileContext(root.toUri(), configuration);
  }
}
