package recast.job;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recast.hadoop.QualifiedPaths;
import recast.sink.OutputProgress;
import recast.sink.SourceOffsets;

/** Where an attempt begins whose source can be read again: where the output ends. */
final class OutputStart {
  private OutputStart() {}

  /**
   * Up to where records were scored before, by the newest batch of the output.
   *
   * @param output the root of the output, if there is one
   * @param first where an application begins that has scored nothing
   */
  static SourceOffsets of(
      Optional<String> output, Configuration hadoop, Supplier<SourceOffsets> first)
      throws IOException {
    if (output.isEmpty()) {
      return first.get();
    }
    Path root = QualifiedPaths.qualified(new Path(output.get()), hadoop);
    OutputProgress progress = OutputProgress.of(root);
    progress.deleteStaged();
    Optional<SourceOffsets> newest = progress.newest();
    if (newest.isPresent()) {
      return newest.get();
    }
    SourceOffsets begun = first.get();
    // Before the first batch: the next attempt must not begin later than this one.
    progress.begin(begun);
    return begun;
  }
}
