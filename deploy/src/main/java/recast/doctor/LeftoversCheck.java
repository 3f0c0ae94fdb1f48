package recast.doctor;

import java.io.IOException;
import java.time.Clock;
import recast.cli.Durations;
import recast.store.Pruning;
import recast.store.Retention;

/** Nothing of a publisher that died long ago lies about. */
record LeftoversCheck(NamedStore store, Retention retention, Clock clock) implements Check {
  @Override
  public String name() {
    return "store-leftovers";
  }

  @Override
  public String mend() {
    return "recast prune %s --keep %d".formatted(store.option(), retention.keep());
  }

  @Override
  public Finding look() throws IOException {
    Pruning pruning = store.open().keeper(clock).plan(retention);
    String age = Durations.print(retention.stagingTtl());
    return pruning.leftovers().isEmpty()
        ? Finding.pass("nothing that is older than " + age)
        : Finding.warn(
            "%d staging directories are older than %s, the first is %s"
                .formatted(pruning.leftovers().size(), age, pruning.leftovers().get(0)),
            mend());
  }
}
