package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import recast.run.BatchHeader;
import recast.testkit.Output.Batch;
import recast.testkit.Output.Place;
import recast.testkit.SourceProcess.Sent;

/** Adds up: what became of each record that was sent. */
public final class OutputAudit {
  /** What may be on its way to a receiver when that dies. */
  private static final int ON_THE_WAY = 5 * SourceProcess.PER_SECOND;

  private final Map<Place, Batch> output;
  private final Publisher publisher;

  public OutputAudit(Map<Place, Batch> output, Publisher publisher) {
    this.output = output;
    this.publisher = publisher;
  }

  /** Each batch lies under one release, and each of its lines is what that release makes of it. */
  public void everyBatchHasOneRelease() {
    Set<Long> times = new TreeSet<>();
    output.forEach(
        (place, batch) -> {
          assertThat(times.add(place.time())).as("%s is the only one of its time", place).isTrue();
          for (String line : batch.scored()) {
            String record = record(line);
            assertThat(line)
                .as("of %s", place)
                .isEqualTo(publisher.expected(place.release(), record));
          }
        });
  }

  /** No record was failed. */
  public void nothingFailed() {
    output.forEach(
        (place, batch) -> assertThat(batch.errors()).as("errors of %s", place).isEmpty());
  }

  /**
   * Each record is in the output once, but for those that were on their way to a receiver that
   * died: the source heard no word of those. Returns how many these were.
   */
  public int everyRecordIsThereOnce(Sent sent) {
    return everyRecordIsThereOnce(sent, sent.records());
  }

  /** As {@link #everyRecordIsThereOnce}, and no receiver came back after the last one had died. */
  public int everyRecordBeforeTheLastDeathIsThereOnce(Sent sent) {
    int end = seen().length();
    int lost = sent.records() - end;
    assertThat(lost).as("the last of %s", sent).isLessThanOrEqualTo(ON_THE_WAY);
    return lost + everyRecordIsThereOnce(sent, end);
  }

  private int everyRecordIsThereOnce(Sent sent, int end) {
    BitSet seen = seen();
    assertThat(seen.length()).as("nobody makes records up").isLessThanOrEqualTo(sent.records());
    List<String> unexplained = new ArrayList<>();
    int lost = 0;
    int from = seen.nextClearBit(0);
    while (from < end) {
      int next = seen.nextSetBit(from);
      int to = next < 0 ? end : next;
      if (next < 0 || to - from > ON_THE_WAY || !sent.begins(to)) {
        unexplained.add(from + " to " + (to - 1));
      }
      System.err.printf("%d to %d were lost on their way%n", from, to - 1);
      lost += to - from;
      from = seen.nextClearBit(to);
    }
    assertThat(unexplained).as("records that are missing of %s", sent).isEmpty();
    return lost;
  }

  private BitSet seen() {
    BitSet seen = new BitSet();
    output.forEach(
        (place, batch) -> {
          for (String line : batch.lines()) {
            int number = Integer.parseInt(record(line));
            assertThat(seen.get(number)).as("%s of %s is there twice", number, place).isFalse();
            seen.set(number);
          }
        });
    return seen;
  }

  /** What the driver has printed is one batch after another, and what the output holds of them. */
  public void everyBatchWasPrinted(List<String> printed) {
    TreeMap<Long, BatchHeader> headers = new TreeMap<>();
    printed.stream()
        .flatMap(line -> BatchHeader.parse(line).stream())
        .forEach(header -> headers.put(header.batchTime().toEpochMilli(), header));
    long time = headers.firstKey();
    Map<Place, Integer> records = new TreeMap<>();
    for (BatchHeader header : headers.values()) {
      assertThat(header.batchTime().toEpochMilli()).as("no batch is left out").isEqualTo(time);
      time += Application.BATCH.toMillis();
      if (header.records() > 0) {
        records.put(
            new Place(header.batchTime().toEpochMilli(), header.release()), (int) header.records());
      }
    }
    Map<Place, Integer> written = new TreeMap<>();
    output.forEach(
        (place, batch) -> {
          if (place.time() <= headers.lastKey()) {
            written.put(place, batch.lines().size());
          }
        });
    assertThat(written).as("records of each batch").isEqualTo(records);
  }

  private static String record(String line) {
    return line.substring(0, SourceProcess.LENGTH);
  }
}
