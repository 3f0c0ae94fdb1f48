package recast.warm;

/**
 * An executor asks what is incoming, and so says that it is alive. Messages travel as classes of
 * Java and Spark alone: Spark reads them with a class loader that does not know our jars.
 */
record WarmUpPoll(String executor) {
  Object toWire() {
    return executor;
  }

  static WarmUpPoll fromWire(Object message) {
    return new WarmUpPoll((String) message);
  }
}
