package recast.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.model.Outcome;
import recast.record.RecordScorer;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.ReleasedModel;
import recast.store.StoreReader;

/** Reads all of the output on HDFS and holds it against the models of the releases. */
final class DemoAudit {
  private final FileContext files;
  private final StoreReader store;
  private final Set<Long> batches = new HashSet<>();
  private final Map<ReleaseNumber, Long> firstScored = new TreeMap<>();
  private long scored;
  private long foreign;
  private long twice;

  DemoAudit(FileContext files, StoreReader store) {
    this.files = files;
    this.store = store;
  }

  /** Reads {@code output}, {@code release=R/batch=T/part-*}. */
  void read(Path output) throws IOException {
    for (FileStatus directory : files.util().listStatus(output)) {
      String name = directory.getPath().getName();
      if (name.startsWith("release=")) {
        ReleaseNumber release = ReleaseNumber.parse(name.substring("release=".length()));
        Set<String> possible = outputs(release);
        for (FileStatus batch : files.util().listStatus(directory.getPath())) {
          readBatch(release, batch.getPath(), possible);
        }
      }
    }
  }

  /** Records in the output. */
  long scored() {
    return scored;
  }

  /** Records whose directory names one release and whose text another. */
  long foreign() {
    return foreign;
  }

  /** Records of batches that stand under two releases. */
  long twice() {
    return twice;
  }

  /** When the first output of each release was written, epoch milliseconds. */
  Map<ReleaseNumber, Long> firstScored() {
    return firstScored;
  }

  private void readBatch(ReleaseNumber release, Path batch, Set<String> possible)
      throws IOException {
    boolean again = !batches.add(Long.parseLong(batch.getName().substring("batch=".length())));
    for (FileStatus part : files.util().listStatus(batch)) {
      if (!part.getPath().getName().startsWith("part-")) {
        continue; // records that no model could score
      }
      firstScored.merge(release, part.getModificationTime(), Math::min);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(files.open(part.getPath()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          scored++;
          twice += again ? 1 : 0;
          foreign += possible.contains(line) ? 0 : 1;
        }
      }
    }
  }

  /** What the model of a release makes of the source's records, 0 to 19. */
  private Set<String> outputs(ReleaseNumber number) throws IOException {
    Release release =
        store.releases(Integer.MAX_VALUE).stream()
            .filter(one -> one.number().equals(number))
            .findFirst()
            .orElseThrow(() -> new IOException("output of release " + number + ", not in the log"));
    Set<String> outputs = new HashSet<>();
    try (RecordScorer model = ReleasedModel.open(store, release)) {
      Iterator<Outcome> outcomes =
          model.score(IntStream.range(0, 20).mapToObj(Integer::toString).iterator());
      while (outcomes.hasNext()) {
        if (outcomes.next() instanceof Outcome.Scored line) {
          outputs.add(line.value());
        }
      }
    }
    return outputs;
  }
}
