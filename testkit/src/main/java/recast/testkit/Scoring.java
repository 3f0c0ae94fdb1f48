package recast.testkit;

import java.io.IOException;
import recast.store.Release;
import recast.store.ReleaseNumber;

/** An application and the good release that it scores with, whatever else is published. */
public final class Scoring {
  private final Application app;
  private final Publisher publisher;
  private Release good;

  /**
   * @param good what {@code app} has adopted
   */
  public Scoring(Application app, Publisher publisher, Release good) {
    this.app = app;
    this.publisher = publisher;
    this.good = good;
  }

  /** The number of the good release that was published last. */
  public ReleaseNumber release() {
    return good.number();
  }

  /** Returns once some more batches were scored with the good release. */
  public void goesOn() throws IOException {
    app.goesOnWith(good);
  }

  /** Publishes a good release, and waits for nothing. */
  public void publishes() throws IOException {
    good = publisher.good();
  }

  /** Returns once the good release that was published last is adopted. */
  public void follows() {
    app.adopts(good);
  }

  /** Publishes a good release; returns once it is adopted. */
  public void adoptsTheNext() throws IOException {
    publishes();
    follows();
  }

  /** The application names a trouble with its store, scores on, and takes the next release. */
  public void survives(String trouble) throws IOException {
    app.namesTrouble(trouble);
    goesOn();
    adoptsTheNext();
  }

  /** The application rejects {@code bad}, scores on, and takes the next release. */
  public void survives(Release bad, String reason) throws IOException {
    app.rejects(bad, reason);
    goesOn();
    adoptsTheNext();
  }
}
