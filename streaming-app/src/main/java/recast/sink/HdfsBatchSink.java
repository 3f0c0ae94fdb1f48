package recast.sink;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import recast.hadoop.HadoopClientConfig;
import recast.hadoop.StagedFile;
import recast.score.OutcomeSink;
import recast.store.ReleaseNumber;

/**
 * The output of one batch: {@code release=R/batch=T}. Partitions are written under staging; the
 * directory appears by one rename when the batch is done. A batch that is replayed replaces its own
 * directory.
 */
public final class HdfsBatchSink implements BatchSink, Serializable {
  /** Spark and Hive skip names with an underscore; one application writes to one output. */
  static final String STAGING = "_staging";

  private final String output;
  private final long batchTime;
  private final String name;
  private final String staging;

  /**
   * @param output the root of all output, with scheme and authority
   * @param release the release that scores the batch
   * @param batchTime names the batch
   */
  public HdfsBatchSink(String output, ReleaseNumber release, Instant batchTime) {
    this.output = output;
    this.batchTime = batchTime.toEpochMilli();
    this.name = "release=" + release + "/batch=" + batchTime.toEpochMilli();
    this.staging = STAGING + "/" + name;
  }

  @Override
  public void begin() throws IOException {
    FileContext files = files();
    batch(files).cancel();
    files.mkdir(PartitionFiles.attempts(path(staging)), FsPermission.getDirDefault(), true);
  }

  @Override
  public OutcomeSink partition(int index, long attempt) throws IOException {
    return new PartitionFiles(files(), path(staging), index, attempt);
  }

  @Override
  public void commit(SourceOffsets offsets) throws IOException {
    FileContext files = files();
    OutputProgress progress = new OutputProgress(files, new Path(output));
    Path target = path(name);
    files.mkdir(target.getParent(), FsPermission.getDirDefault(), true);
    files.delete(target, true);
    files.delete(PartitionFiles.attempts(path(staging)), true);
    if (!offsets.isEmpty()) {
      progress.keep(path(staging), batchTime, offsets);
    }
    batch(files).commit();
    if (!offsets.isEmpty()) {
      progress.copy(batchTime, offsets);
    }
  }

  @Override
  public void abort() throws IOException {
    batch(files()).cancel();
  }

  private StagedFile batch(FileContext files) {
    return StagedFile.of(files, path(staging), path(name), StagedFile.Overwrite.REFUSED);
  }

  private Path path(String name) {
    return new Path(output, name);
  }

  /** Patient, since a batch has nowhere else to go: it waits for the file system to come back. */
  private FileContext files() throws IOException {
    return FileContext.getFileContext(new Path(output).toUri(), HadoopClientConfig.patient());
  }
}
