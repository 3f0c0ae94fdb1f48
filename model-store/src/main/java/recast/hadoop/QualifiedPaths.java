package recast.hadoop;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Paths as users give them. {@code hdfs:///models/x} is on the default file system, where that is
 * an HDFS: Hadoop's {@code FileSystem} takes it so, its {@code FileContext} refuses it.
 */
public final class QualifiedPaths {
  /** Their paths always name a server, or a name service. */
  private static final Set<String> ON_SERVERS = Set.of("hdfs", "webhdfs", "swebhdfs");

  private QualifiedPaths() {}

  /**
   * The same path with the authority of {@code fs.defaultFS}, if it has none and the schemes agree;
   * else the path as it is. No server is asked.
   *
   * @throws IOException when the path needs an authority, and there is none to fill in; the message
   *     says what to write
   */
  public static Path withAuthority(Path path, Configuration configuration) throws IOException {
    URI uri = path.toUri();
    if (uri.getScheme() == null || uri.getAuthority() != null) {
      return path;
    }
    URI root = FileSystem.getDefaultUri(configuration);
    if (root.getAuthority() != null && uri.getScheme().equalsIgnoreCase(root.getScheme())) {
      return new Path(root.getScheme(), root.getAuthority(), uri.getPath());
    }
    if (ON_SERVERS.contains(uri.getScheme())) {
      throw new IOException(
          "%s://%s names no NameNode, and fs.defaultFS is %s; write %s://NAMENODE%s, or let HADOOP_CONF_DIR name the cluster"
              .formatted(uri.getScheme(), uri.getPath(), root, uri.getScheme(), uri.getPath()));
    }
    return path;
  }

  /**
   * The same path with scheme and authority, which names the same place for every process, whatever
   * its default file system.
   *
   * @throws IOException as {@link #withAuthority}
   */
  public static Path qualified(Path path, Configuration configuration) throws IOException {
    Path named = withAuthority(path, configuration);
    return named.toUri().getScheme() == null
        ? FileContext.getFileContext(configuration).makeQualified(named)
        : named;
  }
}
