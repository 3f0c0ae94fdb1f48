package recast.numbered;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import recast.sink.SourceOffsets;

/**
 * Up to where the streams of a source are in batches, the one that was read last first. Former
 * streams are kept for a while: a source that was away may come back. Immutable.
 */
record StreamPositions(SourceOffsets offsets) {
  /** A stream has one partition. */
  private static final int PARTITION = 0;

  private static final int KEPT = 16;

  /** The number of the next record of {@code stream}; nothing when none was read. */
  OptionalLong of(String stream) {
    return offsets.partitions().stream()
        .filter(next -> isOf(stream, next))
        .mapToLong(SourceOffsets.Next::offset)
        .findFirst();
  }

  /** The stream that was read last; empty when none was. */
  String last() {
    return offsets.isEmpty() ? "" : offsets.partitions().get(0).topic();
  }

  /** These, once the records of {@code stream} below {@code next} are in batches. */
  StreamPositions with(String stream, long next) {
    List<SourceOffsets.Next> all = new ArrayList<>();
    all.add(new SourceOffsets.Next(stream, PARTITION, next));
    offsets.partitions().stream()
        .filter(other -> !isOf(stream, other))
        .limit(KEPT - 1L)
        .forEach(all::add);
    return new StreamPositions(new SourceOffsets(all));
  }

  private static boolean isOf(String stream, SourceOffsets.Next next) {
    return next.topic().equals(stream) && next.partition() == PARTITION;
  }
}
