package recast.store;

/** What an application may write into a store. */
@FunctionalInterface
public interface AdoptionRecorder {
  /** Records what an application made of a release; replaces an equal record of a replay. */
  void record(Adoption adoption) throws StoreException;
}
