package recast.doctor;

/** Looks for what runs of this user that are over have left on the cluster. */
@FunctionalInterface
public interface RunLeftovers {
  /** How many directories there are, and the bytes in them. */
  record Left(int directories, long bytes) {}

  /** Looks; changes nothing. */
  Left look() throws Exception;
}
