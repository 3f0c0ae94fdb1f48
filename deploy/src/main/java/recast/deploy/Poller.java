package recast.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import recast.cli.CommandException;
import recast.yarn.ClusterOutage;

/** Waits for something on the cluster, and says what it waits for whenever that changes. */
final class Poller {
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final PrintStream err;
  private String said = "";

  Poller(PrintStream err) {
    this.err = err;
  }

  /** One look: what is awaited once it is there, or what there is instead. */
  record Look<T>(Optional<T> found, String instead) {
    static <T> Look<T> found(T value) {
      return new Look<>(Optional.of(value), "");
    }

    static <T> Look<T> notYet(String instead) {
      return new Look<>(Optional.empty(), instead);
    }
  }

  /** Looks; a failure ends the wait, unless it is an {@link ClusterOutage}. */
  interface Looking<T> {
    Look<T> look() throws Exception;
  }

  /** Looks until something is found, or {@code timeout} has ended: then nothing. */
  <T> Optional<T> await(Duration timeout, Looking<T> looking) throws Exception {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Look<T> look = lookOrOutage(looking);
      if (look.found().isPresent()) {
        return look.found();
      }
      say(look.instead());
      if (System.nanoTime() - deadline > 0) {
        return Optional.empty();
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static <T> Look<T> lookOrOutage(Looking<T> looking) throws Exception {
    try {
      return looking.look();
    } catch (Exception e) {
      return Look.notYet(ClusterOutage.of(e).orElseThrow(() -> e));
    }
  }

  /** As {@link #await}, and throws {@code late} when nothing was found. */
  <T> T require(Duration timeout, Looking<T> looking, Supplier<CommandException> late)
      throws Exception {
    return await(timeout, looking).orElseThrow(late);
  }

  /** The last thing that was seen instead of what was awaited. */
  String said() {
    return said;
  }

  private void say(String instead) {
    if (!instead.equals(said)) {
      said = instead;
      err.println(instead);
    }
  }
}
