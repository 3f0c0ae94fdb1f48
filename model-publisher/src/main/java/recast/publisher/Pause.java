package recast.publisher;

/** Lets time pass between two rounds of a command. */
@FunctionalInterface
interface Pause {
  void pause(long millis) throws InterruptedException;
}
