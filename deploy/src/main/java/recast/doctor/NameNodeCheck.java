package recast.doctor;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** The file system of the cluster answers, and takes changes. */
record NameNodeCheck(Configuration hadoop) implements Check {
  static final String NAME = "namenode";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "start HDFS, or let HADOOP_CONF_DIR name the cluster that is up; a firewall may be between";
  }

  @Override
  public Finding look() throws IOException {
    // Not one from Hadoop's cache, which does not look at the configuration.
    try (FileSystem files = FileSystem.newInstance(FileSystem.getDefaultUri(hadoop), hadoop)) {
      long start = System.nanoTime();
      files.getFileStatus(new Path("/"));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (files instanceof DistributedFileSystem hdfs && hdfs.isInSafeMode()) {
        return Finding.fail(
            files.getUri() + " is in safe mode and takes no changes",
            "wait until it has started, or: hdfs dfsadmin -safemode leave");
      }
      return Finding.pass("%s answers in %d ms".formatted(files.getUri(), took.toMillis()));
    }
  }
}
