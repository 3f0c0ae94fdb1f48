package recast.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was sent, and to whom. Written in one line: the records of the stream, the clients that
 * listened, and for each of the last {@value #NAMED} that ended the records that it was sent in
 * full.
 */
final class SourceStats {
  private static final int NAMED = 100;

  private final Deque<String> ended = new ArrayDeque<>();
  private long records;
  private long clients;
  private long cut;

  void sent(Batch batch) {
    records += batch.records();
  }

  void joined() {
    clients++;
  }

  void ended(Client client) {
    ended.add(client.name() + "=" + client.sent());
    if (ended.size() > NAMED) {
      ended.remove();
    }
  }

  void cut() {
    cut++;
  }

  /** How many clients were cut off before they had all that was meant for them. */
  long clientsCut() {
    return cut;
  }

  @Override
  public String toString() {
    String line = "sent " + records + " records to " + clients + " clients";
    return ended.isEmpty() ? line : line + ": " + String.join(" ", ended);
  }
}
