package recast.source;

import java.io.IOException;
import recast.spool.RecordLog;

/** Numbers the records in the log, while that is active, and passes them on. */
final class NumberingConsumer implements BatchConsumer {
  private final RecordLog log;
  private final BatchConsumer next;

  NumberingConsumer(RecordLog log, BatchConsumer next) {
    this.log = log;
    this.next = next;
  }

  @Override
  public void send(Batch batch) throws IOException, InterruptedException {
    boolean numbered = log.isActive();
    if (numbered) {
      log.append(batch.lines());
    }
    next.send(batch);
    // The first reader may have come while the batch waited for somebody to listen.
    if (!numbered && log.isActive()) {
      log.append(batch.lines());
    }
  }

  @Override
  public void end() {
    log.end();
    next.end();
  }

  @Override
  public void fail() {
    next.fail();
  }
}
