package recast.doctor;

/** One question about what the application stands on. */
interface Check {
  /** One word, by which people and other checks refer to it. */
  String name();

  /**
   * Looks, within some seconds.
   *
   * @throws Exception when it cannot be told; this counts as a failure
   */
  Finding look() throws Exception;

  /** What to do when it cannot be told, or takes too long. */
  String remedy();
}
