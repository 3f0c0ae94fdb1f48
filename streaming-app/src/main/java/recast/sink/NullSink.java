package recast.sink;

import recast.model.Outcome;
import recast.score.OutcomeSink;

/** For applications without {@code --output}: the driver's stdout is all they show. */
public final class NullSink implements BatchSink {
  @Override
  public void begin() {}

  @Override
  public OutcomeSink partition(int index, long attempt) {
    return new OutcomeSink() {
      @Override
      public void accept(Outcome outcome) {}

      @Override
      public void commit() {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void commit(SourceOffsets offsets) {}

  @Override
  public void abort() {}
}
