package recast.hadoop;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The parts of a file on HDFS, which puts files together without copying them. */
record HdfsBlocks(
    FileContext files, Configuration configuration, Path whole, IntFunction<Path> names)
    implements ParallelBlockOutputStream.Parts {
  @Override
  public SyncedFile create(int number) throws IOException {
    return SyncedFile.create(files, number == 0 ? whole : names.apply(number));
  }

  /** One block: what a file holds in front of its last block must be whole blocks. */
  @Override
  public long length() throws IOException {
    return files.getServerDefaults(whole).getBlockSize();
  }

  /** In an encryption zone each file has a key of its own; erasure-coded blocks are not synced. */
  @Override
  public boolean canJoin() throws IOException {
    FileStatus status = files.getFileStatus(whole);
    return !status.isEncrypted() && !status.isErasureCoded();
  }

  @Override
  public void join(int last, long bytes) throws IOException {
    Path[] further = IntStream.rangeClosed(1, last).mapToObj(names).toArray(Path[]::new);
    // Not one from Hadoop's cache, which does not look at the configuration.
    try (FileSystem hdfs = FileSystem.newInstance(whole.toUri(), configuration)) {
      hdfs.concat(whole, further);
    } catch (IOException e) {
      // The answer may have been lost after it was done.
      if (files.getFileStatus(whole).getLen() != bytes) {
        throw e;
      }
    }
  }
}
