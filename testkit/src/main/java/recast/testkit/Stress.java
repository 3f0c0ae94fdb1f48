package recast.testkit;

/**
 * What {@code mvn verify} has no time for, and {@code mvn verify -Pstress} does: tests that have
 * the tag, and the rest of those that ask how many cases they take.
 */
public final class Stress {
  /** Of tests that are left out otherwise. */
  public static final String TAG = "stress";

  private static final boolean ON = Boolean.getBoolean("recast.stress");

  private Stress() {}

  /** How many of a thing: {@code few}, or {@code many} under stress. */
  public static int choose(int few, int many) {
    return ON ? many : few;
  }
}
