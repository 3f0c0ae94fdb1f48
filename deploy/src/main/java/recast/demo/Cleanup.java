package recast.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import recast.cli.Messages;

/** What must be undone at the end, whichever end it is; the last thing begun is undone first. */
final class Cleanup {
  private final Deque<Undo> undos = new ArrayDeque<>();
  private volatile boolean begun;

  /** Undoes one thing; doing it twice does no harm. */
  interface Undo {
    void run() throws Exception;
  }

  synchronized void add(Undo undo) {
    undos.push(undo);
  }

  /** Whether the end has begun. */
  boolean begun() {
    return begun;
  }

  /** Undoes everything, once; what fails is told and does not keep the rest from being undone. */
  synchronized void run() {
    begun = true;
    while (!undos.isEmpty()) {
      try {
        undos.pop().run();
      } catch (Exception e) {
        System.err.println("demo: cannot clean up: " + Messages.of(e));
      }
    }
  }
}
