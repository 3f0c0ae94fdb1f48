package recast.score;

import java.io.Closeable;
import java.io.IOException;
import recast.model.Outcome;

/** Takes the outcomes of one partition. What is not committed before it is closed is dropped. */
public interface OutcomeSink extends Closeable {
  void accept(Outcome outcome) throws IOException;

  /** Keeps what was accepted. */
  void commit() throws IOException;
}
