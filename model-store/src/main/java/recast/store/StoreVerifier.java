package recast.store;

import java.util.List;

/** Looks whether a store is what it should be; changes nothing. */
public interface StoreVerifier {
  /** The versions that stand in the store, oldest first. */
  List<Version> versions() throws StoreException;

  /**
   * Reads the payload of a version to its end, in little memory.
   *
   * @return what it is
   * @throws StoreException when it is not what its manifest says; see {@link
   *     StoreException#isRetryable()}
   */
  Payload verify(Version version) throws StoreException;

  /**
   * What is wrong with the release log, the pointer, the adoptions and the epochs, one line each;
   * empty when all is well.
   */
  List<String> problems() throws StoreException;

  /**
   * What is wrong with the adoptions and the epochs of each application, one line each.
   *
   * @param most how many of each are read at most, the newest
   */
  List<String> ledgerProblems(int most) throws StoreException;
}
