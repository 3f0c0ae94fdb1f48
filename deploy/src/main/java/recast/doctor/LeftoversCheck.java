package recast.doctor;

import java.io.IOException;
import java.time.Clock;
import recast.cli.Durations;
import recast.store.PruneResult;
import recast.store.RetentionPolicy;

/** Nothing of a publisher that died long ago lies about. */
record LeftoversCheck(NamedStore store, RetentionPolicy retention, Clock clock) implements Check {
  @Override
  public String name() {
    return "store-leftovers";
  }

  @Override
  public String remedy() {
    return "recast prune %s --keep %d".formatted(store.option(), retention.keep());
  }

  @Override
  public Finding look() throws IOException {
    PruneResult pruning = store.open().pruner(clock).plan(retention);
    String age = Durations.print(retention.stagingTtl());
    return pruning.leftovers().isEmpty()
        ? Finding.pass("nothing that is older than " + age)
        : Finding.warn(
            "%d staging directories are older than %s, the first is %s"
                .formatted(pruning.leftovers().size(), age, pruning.leftovers().get(0)),
            remedy());
  }
}
