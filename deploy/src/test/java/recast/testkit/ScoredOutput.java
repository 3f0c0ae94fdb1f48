package recast.testkit;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;

/** Reads the output of an application on HDFS, as any other program would. */
public final class ScoredOutput {
  private final FileContext files;
  private final org.apache.hadoop.fs.Path root;

  public ScoredOutput(Path clusterConf, String root) throws IOException {
    Configuration configuration = new Configuration();
    configuration.addResource(clusterConf.resolve("core-site.xml").toUri().toURL());
    configuration.addResource(clusterConf.resolve("hdfs-site.xml").toUri().toURL());
    this.files =
        FileContext.getFileContext(URI.create(configuration.get("fs.defaultFS")), configuration);
    this.root = new org.apache.hadoop.fs.Path(root);
  }

  /** The batches that a release has scored, by batch time, with their lines. */
  public Map<Long, List<String>> batches(int release) throws IOException {
    Map<Long, List<String>> batches = new TreeMap<>();
    org.apache.hadoop.fs.Path directory = new org.apache.hadoop.fs.Path(root, "release=" + release);
    try {
      for (FileStatus batch : files.util().listStatus(directory)) {
        String name = batch.getPath().getName();
        batches.put(Long.parseLong(name.substring("batch=".length())), lines(batch));
      }
    } catch (FileNotFoundException e) {
      return Map.of();
    }
    return batches;
  }

  private List<String> lines(FileStatus batch) throws IOException {
    List<String> lines = new ArrayList<>();
    for (FileStatus part : files.util().listStatus(batch.getPath())) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(files.open(part.getPath()), StandardCharsets.UTF_8))) {
        reader.lines().forEach(lines::add);
      }
    }
    return lines;
  }
}
