package recast.store;

/** What a rollback makes of a version that a live application has rejected. */
public enum OnRejected {
  /** It is not chosen, and refused when it is named. */
  REFUSE,
  /** It is as good as any. */
  ALLOW
}
