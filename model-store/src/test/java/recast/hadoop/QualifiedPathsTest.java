package recast.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.store.ModelStore;

final class QualifiedPathsTest {
  /** The last but one is an HDFS of several NameNodes, the last a mount table. */
  @ParameterizedTest
  @CsvSource({
    "hdfs://namenode:8020, hdfs:///models/x, hdfs://namenode:8020/models/x",
    "hdfs://namenode:8020, hdfs:/models/x, hdfs://namenode:8020/models/x",
    "hdfs://namenode:8020, HDFS:///models/x, hdfs://namenode:8020/models/x",
    "hdfs://namenode:8020, hdfs:///, hdfs://namenode:8020/",
    "hdfs://namenode:8020, hdfs:///a b/100%/c+d, hdfs://namenode:8020/a b/100%/c+d",
    "hdfs://nameservice, hdfs:///models/x, hdfs://nameservice/models/x",
    "viewfs://mounts, viewfs:///models/x, viewfs://mounts/models/x",
  })
  void theAuthorityOfTheDefaultFileSystemIsFilledIn(String root, String path, String expected)
      throws IOException {
    assertThat(QualifiedPaths.withAuthority(new Path(path), on(root))).hasToString(expected);
    assertThat(QualifiedPaths.qualified(new Path(path), on(root))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "hdfs://namenode:8020, hdfs://other/models/x",
    "hdfs://namenode:8020, file:/models/x",
    "hdfs://namenode:8020, viewfs:/models/x",
    "file:///, viewfs:/models/x",
    "file:///, file:/models/x",
  })
  void aPathThatSaysWhereItIsStaysAsItIs(String root, String path) throws IOException {
    assertThat(QualifiedPaths.withAuthority(new Path(path), on(root))).hasToString(path);
    assertThat(QualifiedPaths.qualified(new Path(path), on(root))).hasToString(path);
  }

  @Test
  void aPathWithoutASchemeIsOnTheDefaultFileSystem() throws IOException {
    Configuration hdfs = on("hdfs://127.0.0.1:8020");
    assertThat(QualifiedPaths.withAuthority(new Path("/models/x"), hdfs)).hasToString("/models/x");
    assertThat(QualifiedPaths.qualified(new Path("/models/x"), hdfs))
        .hasToString("hdfs://127.0.0.1:8020/models/x");
  }

  @ParameterizedTest
  @CsvSource({
    "file:///, hdfs:///models/x, hdfs",
    "viewfs://mounts, hdfs:///models/x, hdfs",
    "hdfs://namenode, webhdfs:///models/x, webhdfs",
  })
  void whereThereIsNoneToFillInTheMessageSaysWhatToWrite(String root, String path, String scheme) {
    assertThatThrownBy(() -> QualifiedPaths.withAuthority(new Path(path), on(root)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            scheme
                + ":///models/x names no NameNode, and fs.defaultFS is "
                + root
                + "; write "
                + scheme
                + "://NAMENODE/models/x, or let HADOOP_CONF_DIR name the cluster");
  }

  @Test
  void aStoreTakesSuchAPath() throws IOException {
    Configuration hdfs = on("hdfs://127.0.0.1:8020");
    assertThat(ModelStore.at(ModelStore.parse("hdfs:///models/x"), hdfs).reader().name())
        .isEqualTo("hdfs://127.0.0.1:8020/models/x");
    assertThatThrownBy(() -> ModelStore.at(ModelStore.parse("hdfs:///models/x"), on("file:///")))
        .hasMessageStartingWith("Cannot open store hdfs:/models/x: hdfs:///models/x names no Name");
  }

  private static Configuration on(String root) {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.defaultFS", root);
    configuration.set("fs.AbstractFileSystem.hdfs.impl", "org.apache.hadoop.fs.Hdfs");
    configuration.set("fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.LocalFs");
    return configuration;
  }
}
