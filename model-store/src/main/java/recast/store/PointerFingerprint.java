package recast.store;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;

/**
 * Tells one pointer file from the next without reading it. On HDFS the inode decides; elsewhere
 * time and length. Compare with equals only: a rename keeps the time of the temporary file, so a
 * later pointer may carry an earlier time.
 */
public record PointerFingerprint(long inode, long modified, long length) {
  static PointerFingerprint of(FileStatus status) {
    long inode = status instanceof HdfsFileStatus hdfs ? hdfs.getFileId() : 0;
    return new PointerFingerprint(inode, status.getModificationTime(), status.getLen());
  }
}
