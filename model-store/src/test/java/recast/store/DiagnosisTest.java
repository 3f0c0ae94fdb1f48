package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {
  @Test
  void aFileInTheWayIsNoLackOfRights() {
    IOException found = new AccessControlException("/models/a (is not a directory)");

    assertThat(Diagnosis.of(found))
        .contains("/models/a", "a file stands where a directory is needed")
        .doesNotContain("owner");
  }

  @Test
  void aLackOfRightsNamesWhoCanHelp() {
    IOException found = new AccessControlException("Permission denied: user=ann, access=WRITE");

    assertThat(Diagnosis.of(found)).contains("user=ann", "ask the owner");
  }

  @Test
  void aFileSystemWithoutItsJarIsNamed() {
    Configuration configuration = new Configuration();
    configuration.set("fs.AbstractFileSystem.s3a.impl", "org.apache.hadoop.fs.s3a.NotThere");

    assertThatThrownBy(() -> ModelStore.at(new Path("s3a://bucket/models"), configuration))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("s3a://bucket/models")
        .hasMessageContaining("org.apache.hadoop.fs.s3a.NotThere")
        .hasMessageContaining("jars");
  }

  @Test
  void aStoreWithoutSchemeNeedsAnHdfs() {
    assertThatThrownBy(() -> ModelStore.at(new Path("/models/a"), new Configuration(false)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("HADOOP_CONF_DIR")
        .hasMessageContaining("file:///models/a");
  }
}
