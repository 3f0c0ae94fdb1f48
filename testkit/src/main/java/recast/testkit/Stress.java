package recast.testkit;

/**
 * What {@code mvn verify} has no time for: {@code mvn verify -Pslow} runs the tests that have the
 * tag for it, {@code mvn verify -Pstress} those of both tags, and the rest of those that ask how
 * many cases they take.
 */
public final class Stress {
  /** Of tests that run under stress alone. */
  public static final String TAG = "stress";

  /** Of tests of mechanisms of their own, each with an application, that run before a merge. */
  public static final String SLOW = "slow";

  private static final boolean ON = Boolean.getBoolean("recast.stress");

  private Stress() {}

  /** How many of a thing: {@code few}, or {@code many} under stress. */
  public static int choose(int few, int many) {
    return ON ? many : few;
  }
}
