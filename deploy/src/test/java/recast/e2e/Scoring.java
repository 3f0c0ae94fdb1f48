package recast.e2e;

import java.io.IOException;
import recast.store.Release;

/** An application and the good release that it scores with, whatever else is published. */
final class Scoring {
  private final Application app;
  private final Publisher publisher;
  private Release good;

  /**
   * @param good what {@code app} has adopted
   */
  Scoring(Application app, Publisher publisher, Release good) {
    this.app = app;
    this.publisher = publisher;
    this.good = good;
  }

  /** The number of the good release that was published last. */
  int release() {
    return good.number();
  }

  /** Returns once some more batches were scored with the good release. */
  void goesOn() throws IOException {
    app.goesOnWith(good);
  }

  /** Publishes a good release, and waits for nothing. */
  void publishes() throws IOException {
    good = publisher.good();
  }

  /** Returns once the good release that was published last is adopted. */
  void follows() {
    app.adopts(good);
  }

  /** Publishes a good release; returns once it is adopted. */
  void adoptsTheNext() throws IOException {
    publishes();
    follows();
  }

  /** The application names a trouble with its store, scores on, and takes the next release. */
  void survives(String trouble) throws IOException {
    app.namesTrouble(trouble);
    goesOn();
    adoptsTheNext();
  }

  /** The application rejects {@code bad}, scores on, and takes the next release. */
  void survives(Release bad, String reason) throws IOException {
    app.rejects(bad, reason);
    goesOn();
    adoptsTheNext();
  }
}
