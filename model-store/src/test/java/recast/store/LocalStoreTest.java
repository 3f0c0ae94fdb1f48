package recast.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.hadoop.HadoopClientConfig;

final class LocalStoreTest extends StoreContract {
  @TempDir private Path directory;

  @Override
  Configuration configuration() {
    return new Configuration();
  }

  @Override
  org.apache.hadoop.fs.Path directory() {
    return new org.apache.hadoop.fs.Path(directory.toUri());
  }

  @Test
  void aStoreBelowAFileNamesTheFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> publishTo(file.resolve("store").toUri().toString()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("file")
        .hasMessageContaining("nothing was released");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch://host/store", "hdfs://no-such-host.invalid/store"})
  void anAddressThatLeadsNowhereIsNamed(String address) {
    assertThatThrownBy(() -> publishTo(address))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(address);
  }

  @Test
  void aStoreBehindAClosedPortIsAnsweredForSoon() {
    assertThatThrownBy(() -> publishTo("hdfs://127.0.0.1:1/store"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nobody answers")
        .hasMessageContaining("HADOOP_CONF_DIR");
  }

  private static void publishTo(String address) throws StoreException {
    ModelStore.at(ModelStore.parse(address), HadoopClientConfig.load())
        .publisher("ann@host", java.time.Clock.systemUTC(), warning -> {})
        .publish(PublishRequest.of("clone", ""), java.io.InputStream.nullInputStream());
  }
}
