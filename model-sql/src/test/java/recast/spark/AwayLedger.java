package recast.spark;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.ModelStore;
import recast.store.PendingAdoption;
import recast.store.StoreException;
import recast.store.SurvivedTrial;

/** A real ledger, whose NameNode may be away: then one is asked that is not there. */
final class AwayLedger implements AdoptionLedger {
  private final AdoptionLedger here;
  private final AdoptionLedger nowhere;
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();

  AwayLedger(java.nio.file.Path store, UUID query) throws StoreException {
    Configuration configuration = new Configuration();
    configuration.setInt("ipc.client.connect.max.retries", 0);
    here = ModelStore.at(new Path(store.toUri()), configuration).queryLedger("app", query);
    nowhere =
        ModelStore.at(new Path("hdfs://127.0.0.1:1/nowhere"), configuration)
            .queryLedger("app", query);
  }

  void leave() {
    away.set(true);
  }

  void comeBack() {
    away.set(false);
  }

  /** How often it was asked in vain. */
  int failures() {
    return failures.get();
  }

  private AdoptionLedger now() {
    if (away.get()) {
      failures.incrementAndGet();
      return nowhere;
    }
    return here;
  }

  @Override
  public Optional<Adoption> at(Instant batchTime) throws StoreException {
    return now().at(batchTime);
  }

  @Override
  public PendingAdoption prepare(Adoption adoption) throws StoreException {
    return now().prepare(adoption);
  }

  @Override
  public void reject(Adoption rejection) throws StoreException {
    now().reject(rejection);
  }

  @Override
  public void survivedTrial(SurvivedTrial trial) throws StoreException {
    now().survivedTrial(trial);
  }

  @Override
  public void alive(Instant now) throws StoreException {
    now().alive(now);
  }

  @Override
  public void prune(Instant now) {
    here.prune(now);
  }

  @Override
  public void ended() throws StoreException {
    here.ended();
  }
}
