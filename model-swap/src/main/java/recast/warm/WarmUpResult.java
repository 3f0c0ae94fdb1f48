package recast.warm;

/**
 * An executor has done its part of a warm-up.
 *
 * @param failure why the model does not decode there; empty when it does
 */
record WarmUpResult(String executor, long round, String failure) {
  Object[] toWire() {
    return new Object[] {executor, round, failure};
  }

  static WarmUpResult fromWire(Object message) {
    Object[] fields = (Object[]) message;
    return new WarmUpResult((String) fields[0], (Long) fields[1], (String) fields[2]);
  }
}
