package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.hadoop.AtomicFiles;
import recast.store.Adoption.Verdict;

/** Which release scores a numbered batch of a query. */
abstract class QueryLedgerContract extends StoreFixture {
  private static final String APP = "app";
  private static final UUID QUERY = UUID.fromString("0f6c1e3c-6a53-4d4e-9d3f-2f0a3a1d8f10");
  private static final UUID OTHER = UUID.fromString("1a6c1e3c-6a53-4d4e-9d3f-2f0a3a1d8f10");
  private static final RetentionPolicy ONE = new RetentionPolicy(1, Duration.ofHours(1));

  private AdoptionLedger ledger;

  @BeforeEach
  void openLedger() {
    ledger = store.queryLedger(APP, QUERY);
  }

  @Test
  void aBatchBelongsToTheLastAdoptionAtItsNumber() throws IOException {
    adopt(ledger, 1, 0);
    adopt(ledger, 2, 7);

    assertThat(releaseAt(0)).isEqualTo(1);
    assertThat(releaseAt(6)).isEqualTo(1);
    assertThat(releaseAt(7)).isEqualTo(2);
  }

  @Test
  void aFileHoldsTheQueryAndTheBatch() throws IOException {
    adopt(ledger, 2, 7);

    Path directory = new Path(root, "adoptions/app/queries/" + QUERY);
    assertThat(names(directory)).containsExactly("0000000000007-00000002.json");
    assertThat(read(new Path(directory, "0000000000007-00000002.json")))
        .contains("\"query\" : \"" + QUERY + "\"")
        .contains("\"batch\" : 7")
        .doesNotContain("from");
  }

  @Test
  void queriesAndTheirApplicationKnowNothingOfEachOther() throws IOException {
    record(adoption(APP, 1, Verdict.ADOPTED, 1_000));
    adopt(store.queryLedger(APP, OTHER), 2, 0);
    adopt(ledger, 3, 0);

    assertThat(releaseAt(5_000)).isEqualTo(3);
    assertThat(store.reader().adoption(APP)).map(Adoption::release).contains(new ReleaseNumber(1));
    assertThat(store.reader().apps()).containsExactly(APP);
  }

  @Test
  void anApplicationThatHasOnlyQueriesHasAdoptedNothingItself() throws IOException {
    adopt(ledger, 3, 0);

    assertThat(store.reader().apps()).containsExactly(APP);
    assertThat(store.reader().adopters()).isEmpty();
  }

  @Test
  void aVersionThatABatchMayNeedOnceMoreIsNotPruned() throws IOException {
    for (int version = 1; version <= 7; version++) {
      publish("payload " + version);
    }
    adopt(ledger, 1, 0);
    adopt(ledger, 2, 850);
    // Batch 900 may be scored once more, and so may the one in force at it.
    adopt(ledger, 3, 950);
    adopt(ledger, 4, 1_000);
    adopt(ledger, 5, 1_000);

    assertThat(prune()).containsExactly(new Version(1));
  }

  @Test
  void theTwoNewestAdoptionsAreNeededHoweverOldTheyAre() throws IOException {
    for (int version = 1; version <= 6; version++) {
      publish("payload " + version);
    }
    adopt(ledger, 1, 0);
    adopt(ledger, 2, 10_000);
    adopt(ledger, 3, 20_000);

    assertThat(prune()).containsExactly(new Version(1), new Version(4));
  }

  private List<Version> prune() throws IOException {
    return store.pruner(Clock.systemUTC()).prune(ONE).versions();
  }

  @Test
  void whatNamesAVersionThatIsGoneGoes() throws IOException {
    publish("one");
    for (int release = 2; release <= 150; release++) {
      adopt(ledger, release, 200L * release);
    }

    int pruned = store.pruner(Clock.systemUTC()).prune(ONE).adoptions();

    assertThat(pruned).isBetween(40, 50);
    assertThat(releaseAt(30_000)).isEqualTo(150);
  }

  @Test
  void aRejectionOfAQueryThatIsAliveStopsARollback() throws IOException {
    publish("one");
    publish("two");
    publish("three");
    ledger.reject(at(adoption(APP, 2, Verdict.REJECTED, 0), 4));
    ledger.alive(Clock.systemUTC().instant());

    assertThat(publisher().rollback(Optional.empty(), "").version()).isEqualTo(new Version(1));

    ledger.ended();
    assertThat(names(new Path(root, "adoptions/app/queries/" + QUERY))).hasSize(1);
  }

  @Test
  void whatIsDamagedIsFound() throws IOException {
    adopt(ledger, 1, 0);
    adopt(ledger, 2, 7);
    Path directory = new Path(root, "adoptions/app/queries/" + QUERY);
    Path damaged = new Path(directory, "0000000000007-00000002.json");
    overwrite(damaged, read(damaged).replace(QUERY.toString(), OTHER.toString()));

    assertThat(store.verifier().problems())
        .singleElement()
        .asString()
        .contains("field 'query'")
        .contains("what app/queries/" + QUERY + " made of release 2 at batch 7");
    assertThat(releaseAt(7)).isEqualTo(1);
  }

  private static Adoption at(Adoption adoption, long batch) {
    return new Adoption(
        adoption.app(),
        adoption.applicationId(),
        adoption.release(),
        adoption.version(),
        adoption.verdict(),
        QueryBatches.instant(batch),
        adoption.reason(),
        adoption.effort());
  }

  private void adopt(AdoptionLedger by, int release, long batch) throws IOException {
    by.prepare(at(adoption(APP, release, Verdict.ADOPTED, 0), batch)).commit();
  }

  private int releaseAt(long batch) throws IOException {
    return ledger
        .at(QueryBatches.instant(batch))
        .map(adoption -> adoption.release().value())
        .orElse(0);
  }

  private String read(Path path) throws IOException {
    return new String(
        AtomicFiles.of(path, configuration()).readSmall(path, 4096), StandardCharsets.UTF_8);
  }
}
