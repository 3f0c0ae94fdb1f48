package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Publishes all the time, each payload until it is acknowledged, and holds every failure against
 * the log.
 */
final class SteadyPublisher implements AutoCloseable {
  private final StorePublisher publisher;
  private final StoreReader log;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Map<UUID, Release>> acknowledged;
  private final Semaphore successes = new Semaphore(0);
  private final Semaphore failures = new Semaphore(0);
  private final List<String> said = new ArrayList<>();
  private volatile boolean enough;

  /**
   * @param log the same store, patient enough to ask it in the middle of a failover
   */
  SteadyPublisher(ModelStore store, ModelStore log) {
    this.publisher = store.publisher("ann@host", Clock.systemUTC(), warning -> {});
    this.log = log.reader();
    this.acknowledged = thread.submit(this::publishOn);
  }

  private Map<UUID, Release> publishOn() throws IOException {
    Map<UUID, Release> releases = new LinkedHashMap<>();
    while (!enough) {
      PublishRequest draft = PublishRequest.of("clone", "").retrying(UUID.randomUUID());
      Release release = publish(draft);
      releases.put(release.publishId(), release);
      successes.release();
    }
    return releases;
  }

  private Release publish(PublishRequest draft) throws IOException {
    UUID id = draft.retryOf().orElseThrow();
    byte[] payload = id.toString().repeat(2_000).getBytes(StandardCharsets.UTF_8);
    while (true) {
      try {
        return publisher.publish(draft, new ByteArrayInputStream(payload));
      } catch (StoreException e) {
        said.add(e.getMessage());
        failures.release();
        boolean released =
            log.releases(3).stream().anyMatch(release -> release.publishId().equals(id));
        Soundness.toldTruly(e, released);
      }
    }
  }

  /** Returns after so many more publishes. */
  void awaitSuccesses(int count) throws InterruptedException {
    await(successes, count);
  }

  /** Does something; returns after a publish that has failed since. */
  void awaitFailure(Disturbance disturbance) throws IOException, InterruptedException {
    // Before it: what it lets fail may have failed by the time it returns.
    failures.drainPermits();
    disturbance.happens();
    await(failures, 1);
  }

  /** What is done to a cluster. */
  interface Disturbance {
    void happens() throws IOException;
  }

  private void await(Semaphore events, int count) throws InterruptedException {
    while (!events.tryAcquire(count, 1, TimeUnit.SECONDS)) {
      assertThat(acknowledged.isDone()).as("ended by a failure").isFalse();
    }
  }

  /** Ends the publishing: what was acknowledged, by publish id, in order, or what went wrong. */
  Map<UUID, Release> finish() throws Exception {
    enough = true;
    return acknowledged.get();
  }

  /** What the publishes that failed said; complete once {@link #finish} has returned. */
  List<String> said() {
    return said;
  }

  @Override
  public void close() {
    enough = true;
    thread.shutdownNow();
  }
}
