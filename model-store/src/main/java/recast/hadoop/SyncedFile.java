package recast.hadoop;

import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** A file that is being written. It ends settled, on the disks of the datanodes, or abandoned. */
record SyncedFile(FSDataOutputStream out) {
  static SyncedFile create(FileContext files, Path path) throws IOException {
    EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK);
    return new SyncedFile(files.create(path, flags, CreateOpts.createParent()));
  }

  /** Once this returns, its bytes are on the disks of the datanodes; a failure abandons it. */
  void settle() throws IOException {
    try {
      // close() alone leaves the last block in the datanodes' memory. Erasure-coded files have no
      // hsync; there a closed file is all that can be had.
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    } catch (IOException | RuntimeException e) {
      abandon(e);
      throw e;
    }
    out.close();
  }

  /**
   * Closes what could not be written. A stream of HDFS throws its first failure again when it is
   * closed, and no exception may suppress itself, as it would in a try with resources.
   */
  void abandon(Exception failure) {
    try {
      out.close();
    } catch (IOException e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }
}
