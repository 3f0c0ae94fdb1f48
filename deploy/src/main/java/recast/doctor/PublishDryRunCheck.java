package recast.doctor;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import recast.store.PublishDryRunResult;
import recast.store.PublisherName;
import recast.store.StorePreflight;

/** A publish in a scratch directory inside the store: written, renamed, read, and gone again. */
final class PublishDryRunCheck implements Check {
  static final String NAME = "store-publish";

  private final NamedStore store;
  private final Clock clock;
  private final AtomicReference<Optional<PublishDryRunResult>> rehearsed =
      new AtomicReference<>(Optional.empty());

  PublishDryRunCheck(NamedStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "do what HDFS says; what is left of the scratch directory, 'recast prune' sweeps";
  }

  @Override
  public Finding look() throws IOException {
    StorePreflight preflight = store.open().preflight();
    if (!preflight.rights().publishing().isEmpty()) {
      return Finding.skip("you may not publish here");
    }
    rehearsed.set(Optional.of(preflight.rehearse(PublisherName.here(), clock)));
    return Finding.pass(
        "two publishes in a scratch directory, and reading them, took %d ms"
            .formatted(rehearsed.get().orElseThrow().took().toMillis()));
  }

  /** What came of it; nothing before it was done. */
  Optional<PublishDryRunResult> rehearsed() {
    return rehearsed.get();
  }
}
