package recast.publisher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import recast.store.Adoption;
import recast.store.Adoption.Verdict;
import recast.store.AdoptionLedger;
import recast.store.LoadMetrics;
import recast.store.ReleaseNumber;
import recast.store.SurvivedTrial;
import recast.store.Version;

/** The application {@code clones} as a store sees it, while a command waits for it. */
final class RecordedAdoptions {
  static final String APP = "clones";

  private final PublisherFixture recast;
  private final Deque<Deed> deeds = new ArrayDeque<>();

  RecordedAdoptions(PublisherFixture recast) {
    this.recast = recast;
    recast.pause(millis -> live());
  }

  /** What may stand in the file of an adoption that cannot be read. */
  static List<String> damages() {
    return List.of("garbage", "{\"app\": \"" + "x".repeat(80_000) + "\"}");
  }

  /** What is done to the store. */
  interface Work {
    void run() throws IOException;
  }

  private record Deed(Duration when, Work work) {}

  /** Does {@code work} once the command has waited {@code when}; to be called in their order. */
  void at(Duration when, Work work) {
    deeds.add(new Deed(when, work));
  }

  private void live() {
    while (!deeds.isEmpty() && recast.waited().compareTo(deeds.element().when()) >= 0) {
      try {
        deeds.remove().work().run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void adopts(int release, Instant from) throws IOException {
    ledger().prepare(adoption(release, Verdict.ADOPTED, from, "")).commit();
  }

  void rejects(int release, Instant from, String reason) throws IOException {
    ledger().reject(adoption(release, Verdict.REJECTED, from, reason));
  }

  void survivesTrial(int release, Instant from, Instant at) throws IOException {
    Version version = recast.store().reader().release(new ReleaseNumber(release)).version();
    ledger().survivedTrial(new SurvivedTrial(new ReleaseNumber(release), version, from, at));
  }

  void isAlive(Instant now) throws IOException {
    // The first touch makes the file, with the time of the file system.
    ledger().alive(now);
    ledger().alive(now);
  }

  void ends() throws IOException {
    ledger().ended();
  }

  private AdoptionLedger ledger() throws IOException {
    return recast.store().ledger(APP);
  }

  private Adoption adoption(int release, Verdict verdict, Instant from, String reason)
      throws IOException {
    return new Adoption(
        APP,
        "application_1_0001",
        new ReleaseNumber(release),
        recast.store().reader().release(new ReleaseNumber(release)).version(),
        verdict,
        from,
        reason,
        new LoadMetrics(1, 2, 0, 0, 0, 0, 0));
  }
}
