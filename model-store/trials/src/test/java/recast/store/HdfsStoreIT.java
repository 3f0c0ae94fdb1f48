package recast.store;

import java.io.File;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import recast.hadoop.HadoopClientConfig;

/** The store on HDFS, directly and through viewfs. */
final class HdfsStoreIT {
  @TempDir private static java.nio.file.Path data;
  private static MiniDFSCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException {
    File base = data.resolve("hdfs").toFile();
    cluster = new MiniDFSCluster.Builder(new Configuration(), base).numDataNodes(2).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.shutdown(true);
    }
  }

  private static Configuration hdfs() {
    return HadoopClientConfig.bounded(cluster.getConfiguration(0));
  }

  private static Path scratch(String scheme) {
    return new Path(scheme + "/" + UUID.randomUUID());
  }

  @Nested
  final class Store extends StoreContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  @Nested
  final class Upkeep extends UpkeepContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  @Nested
  final class Inspection extends InspectionContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  @Nested
  final class Ledger extends LedgerContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  @Nested
  final class Damage extends DamageContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  @Nested
  final class Folding extends FoldingContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  @Nested
  final class LedgerPrune extends LedgerPruneContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(cluster.getURI().toString());
    }
  }

  /** Each mount is a file system of its own: a store lives in one of them, with its staging. */
  @Nested
  final class ViewFsStore extends StoreContract {
    @Override
    Configuration configuration() {
      return viewFs();
    }

    @Override
    Path directory() {
      return scratch("viewfs://view/models");
    }
  }

  @Nested
  final class ViewFsUpkeep extends UpkeepContract {
    @Override
    Configuration configuration() {
      return viewFs();
    }

    @Override
    Path directory() {
      return scratch("viewfs://view/models");
    }
  }

  private static Configuration viewFs() {
    Configuration configuration = hdfs();
    configuration.set(
        "fs.viewfs.mounttable.view.link./models", cluster.getURI() + "/behind-the-view");
    return configuration;
  }
}
