package recast.sink;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.StagedFile;
import recast.json.JsonObject;

/**
 * How far the output of an application has come. Each batch keeps the offsets up to which it goes
 * in its own directory, which appears by one rename: records and progress cannot disagree. A copy
 * at the root is there for those who move old batches away.
 */
public final class OutputProgress {
  /** In a batch, and at the root of the output. */
  static final String FILE = "_progress.json";

  private static final String RELEASE = "release=";
  private static final String BATCH = "batch=";

  /** Of some ten thousand partitions. */
  private static final int LIMIT = 1 << 22;

  private final FileContext files;
  private final Path output;

  OutputProgress(FileContext files, Path output) {
    this.files = files;
    this.output = output;
  }

  /** Of {@code output}, which waits for a file system that is away. */
  public static OutputProgress of(Path output) throws IOException {
    return new OutputProgress(
        FileContext.getFileContext(output.toUri(), HadoopClientConfig.patient()), output);
  }

  /** Notes where an application begins that has scored nothing yet. */
  public void begin(SourceOffsets offsets) throws IOException {
    copy(0, offsets);
  }

  /** A batch of the output. */
  private record Batch(long time, Path directory) {}

  /** What the newest batch has kept; nothing when none has. */
  public Optional<SourceOffsets> newest() throws IOException {
    Optional<JsonObject> copy = read(new Path(output, FILE));
    long copied = copy.isPresent() ? copy.get().number("batch") : -1;
    // The copy is written after the batch: a crash in between leaves the one before.
    for (Batch batch : batches()) {
      if (batch.time <= copied) {
        break;
      }
      Optional<JsonObject> kept = read(new Path(batch.directory, FILE));
      if (kept.isPresent()) {
        return Optional.of(SourceOffsets.fromJson(kept.get()));
      }
    }
    return copy.isPresent() ? Optional.of(SourceOffsets.fromJson(copy.get())) : Optional.empty();
  }

  /** Deletes what attempts before this one have begun and not finished. */
  public void deleteStaged() throws IOException {
    files.delete(new Path(output, HdfsBatchSink.STAGING), true);
  }

  /** Keeps {@code offsets} in the directory of a batch that is not there yet. */
  void keep(Path staged, long batchTime, SourceOffsets offsets) throws IOException {
    write(new Path(staged, FILE), offsets.toJson(batchTime));
  }

  /** Replaces the copy at the root, once the batch is there. */
  void copy(long batchTime, SourceOffsets offsets) throws IOException {
    Path staged = new Path(output, HdfsBatchSink.STAGING + "/" + UUID.randomUUID());
    StagedFile copy =
        StagedFile.of(files, staged, new Path(output, FILE), StagedFile.Overwrite.ALLOWED);
    try {
      write(staged, offsets.toJson(batchTime));
      copy.commit();
    } catch (IOException e) {
      copy.cancel(e);
      throw e;
    }
  }

  private void write(Path file, byte[] bytes) throws IOException {
    EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
    try (OutputStream out = files.create(file, flags, CreateOpts.createParent())) {
      out.write(bytes);
    }
  }

  private Optional<JsonObject> read(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return Optional.of(JsonObject.fromJson(in.readNBytes(LIMIT), file.toString()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** All batches, newest first. */
  private List<Batch> batches() throws IOException {
    List<Batch> all = new ArrayList<>();
    for (Path release : children(output, RELEASE)) {
      for (Path batch : children(release, BATCH)) {
        all.add(new Batch(Long.parseLong(batch.getName().substring(BATCH.length())), batch));
      }
    }
    all.sort(Comparator.comparing(Batch::time).reversed());
    return all;
  }

  private List<Path> children(Path directory, String prefix) throws IOException {
    List<Path> children = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> all = files.listStatus(directory);
      while (all.hasNext()) {
        Path child = all.next().getPath();
        if (child.getName().startsWith(prefix)) {
          children.add(child);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return children;
  }
}
