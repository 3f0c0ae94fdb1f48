package recast.spool;

/** Another source uses the spool. */
public final class SpoolLockedException extends SpoolException {
  SpoolLockedException(String message) {
    super(message);
  }
}
