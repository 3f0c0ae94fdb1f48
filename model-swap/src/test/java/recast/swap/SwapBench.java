package recast.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import recast.fixture.CountingReader;
import recast.fixture.TestStore;
import recast.model.Model;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.Release;

/** All that a swap is made of: a real store and its ledger, broadcasts that go nowhere. */
final class SwapBench {
  static final Duration INTERVAL = Duration.ofSeconds(10);
  static final int TRIAL_BATCHES = 3;

  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  final TestStore store;
  final CountingReader reader;
  final Journal journal = new Journal();
  final FakeBroadcasts broadcasts = new FakeBroadcasts();
  final ModelFetcher intake;
  final Quarantine quarantine = new Quarantine();

  SwapBench(Path directory) throws IOException {
    this.store = new TestStore(directory.resolve("a store"));
    this.reader = new CountingReader(store.reader());
    this.intake = new ModelFetcher(reader, broadcasts);
  }

  /** The time of a batch; the run of a fresh swap starts at that of batch 0. */
  static Instant batch(int number) {
    return EPOCH.plus(INTERVAL.multipliedBy(number));
  }

  /** A run that starts at {@code start}. */
  ModelSwap swap(Instant start) {
    return swap(start, store.ledger());
  }

  ModelSwap swap(Instant start, AdoptionLedger ledger) {
    return swap(start, ledger, TRIAL_BATCHES);
  }

  ModelSwap swap(Instant start, AdoptionLedger ledger, int trialBatches) {
    TrialPolicy terms = new TrialPolicy("app", "application_1_1", start, INTERVAL, trialBatches);
    return new ModelSwap(terms, reader, ledger, broadcasts, live -> {}, quarantine, journal);
  }

  /** Loads a release and has it adopted. */
  void adopt(ModelSwap swap, Release release) throws Exception {
    swap.adopt(intake.bring(release, () -> {}));
  }

  /** Runs a batch to its end; the number of the release that scored it. */
  static int run(ModelSwap swap, int batch) throws Exception {
    int release = swap.modelFor(batch(batch)).release().number().value();
    swap.completed(batch(batch));
    return release;
  }

  /** The names of the files in which the application keeps its adoptions. */
  List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(store.adoptions())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** What the application made of releases, newest first. */
  List<Adoption> adoptions() throws IOException {
    return reader.adoptions("app", 100);
  }

  /** What the batches of {@code model} are scored with. */
  static Model decoded(ActiveModel model) throws IOException {
    try (ModelLease lease = model.broadcast().value().acquire()) {
      return lease.scorer().model();
    }
  }
}
