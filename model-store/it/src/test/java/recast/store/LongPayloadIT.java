package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.KeyProvider;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.Build;
import recast.testkit.MiniHdfs;

/** Payloads of many blocks, wherever HDFS may keep them. */
final class LongPayloadIT extends StoreFixture {
  private static final int BLOCK = 1 << 20;
  private static final String KEY = "models";
  private static final String ERASURE_CODING = "XOR-2-1-1024k";

  private static final Configuration DAEMONS = daemons();
  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(3, DAEMONS);

  private Path directory;

  private static Configuration daemons() {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.blocksize", BLOCK);
    configuration.set(
        "hadoop.security.key.provider.path",
        "jceks://file" + Build.scratch(UUID.randomUUID() + ".jceks"));
    return configuration;
  }

  @BeforeAll
  static void offerEncryptionAndErasureCoding() throws Exception {
    KeyProvider keys = HDFS.cluster().getNameNode().getNamesystem().getProvider();
    keys.createKey(KEY, KeyProvider.options(DAEMONS));
    keys.flush();
    hdfs().enableErasureCodingPolicy(ERASURE_CODING);
  }

  @Override
  Configuration configuration() {
    return HadoopClientConfig.bounded(HDFS.client());
  }

  @Override
  Path directory() throws IOException {
    directory = new Path(HDFS.cluster().getURI() + "/" + UUID.randomUUID());
    assertThat(hdfs().mkdirs(directory)).isTrue();
    return directory;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK - 1, 5 * BLOCK + 12_345})
  void isOneFileOfWholeBlocks(int length) throws IOException {
    byte[] payload = publishedAndRead(length);

    List<Long> lengths = new ArrayList<>();
    for (BlockLocation block : hdfs().getFileBlockLocations(model(), 0, payload.length)) {
      lengths.add(block.getLength());
    }
    assertThat(lengths).hasSize((length + BLOCK - 1) / BLOCK);
    assertThat(lengths.subList(0, Math.max(0, lengths.size() - 1)))
        .allMatch(bytes -> bytes == BLOCK);
    assertThat(names(model().getParent())).containsExactlyInAnyOrder("model", "manifest.json");
  }

  @Test
  void mayLieInAnEncryptionZone() throws Exception {
    hdfs().createEncryptionZone(directory, KEY);

    publishedAndRead(2 * BLOCK + 1);

    assertThat(hdfs().getFileStatus(model()).isEncrypted()).isTrue();
  }

  @Test
  void mayBeErasureCoded() throws IOException {
    hdfs().setErasureCodingPolicy(directory, ERASURE_CODING);

    publishedAndRead(5 * BLOCK + 1);

    assertThat(hdfs().getFileStatus(model()).isErasureCoded()).isTrue();
  }

  private byte[] publishedAndRead(int length) throws IOException {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    Release release =
        publisher().publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(payload));
    try (var in = store.reader().payload(release).open()) {
      assertThat(in.readAllBytes()).isEqualTo(payload);
    }
    assertThat(Soundness.check(store)).isEqualTo(release);
    return payload;
  }

  private Path model() {
    return new Path(root, "versions/00000001/model");
  }

  private static DistributedFileSystem hdfs() throws IOException {
    return HDFS.cluster().getFileSystem();
  }
}
