package recast.store;

import java.io.Closeable;
import java.io.IOException;

/** Counts the calls to a file system, and lets one of them go wrong. */
class Faults {
  private final Mode mode;
  private final int at;
  private int calls;
  private String hit = "nothing";

  /** How a call goes wrong. */
  enum Mode {
    FAILS,
    LOSES_ITS_ANSWER,
    CRASHES_BEFORE,
    CRASHES_AFTER;

    /** Whether no later call is answered: the process died, or the network. */
    boolean isCrash() {
      return this == CRASHES_BEFORE || this == CRASHES_AFTER;
    }

    private boolean hasEffect() {
      return this == LOSES_ITS_ANSWER || this == CRASHES_AFTER;
    }
  }

  /** Lets the call number {@code at}, from 1, go wrong; none when it is 0. */
  Faults(Mode mode, int at) {
    this.mode = mode;
    this.at = at;
  }

  static Faults none() {
    return new Faults(Mode.FAILS, 0);
  }

  synchronized int calls() {
    return calls;
  }

  /** The call that went wrong. */
  synchronized String hit() {
    return hit;
  }

  /** A call to the file system. */
  interface Call<T> {
    T run() throws IOException;
  }

  /** Makes the call, or not; calls of several threads are counted one after the other. */
  <T> T call(String name, Call<T> call) throws IOException {
    int number = count(name);
    if (at > 0 && number > at && mode.isCrash()) {
      throw new IOException("injected: " + name + " after the crash");
    }
    if (number != at) {
      return call.run();
    }
    if (mode.hasEffect() && call.run() instanceof Closeable lost) {
      lost.close();
    }
    throw new IOException("injected: " + name + " " + mode);
  }

  private synchronized int count(String name) {
    if (++calls == at) {
      hit = name;
    }
    return calls;
  }
}
