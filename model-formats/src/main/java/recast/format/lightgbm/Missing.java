package recast.format.lightgbm;

/** Which values of a feature a node takes for missing, and where it sends them. */
enum Missing {
  /** None: a NaN counts as zero. */
  NONE,
  NAN_LEFT,
  NAN_RIGHT,
  /** Zero, and a NaN like it. */
  ZERO_LEFT,
  ZERO_RIGHT,
  /** The feature has categories: what is none of them goes right. */
  CATEGORY
}
