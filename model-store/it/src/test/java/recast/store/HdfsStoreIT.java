package recast.store;

import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;
import recast.testkit.Stress;

/** The store on HDFS, directly and through viewfs. */
final class HdfsStoreIT {
  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(2);

  private static Configuration hdfs() {
    return HadoopClientConfig.bounded(HDFS.client());
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
      return scratch(HDFS.cluster().getURI().toString());
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
      return scratch(HDFS.cluster().getURI().toString());
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
      return scratch(HDFS.cluster().getURI().toString());
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
      return scratch(HDFS.cluster().getURI().toString());
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
      return scratch(HDFS.cluster().getURI().toString());
    }
  }

  @Nested
  @Tag(Stress.TAG)
  final class Folding extends FoldingContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(HDFS.cluster().getURI().toString());
    }
  }

  @Nested
  @Tag(Stress.TAG)
  final class LedgerPrune extends LedgerPruneContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(HDFS.cluster().getURI().toString());
    }
  }

  @Nested
  @Tag(Stress.TAG)
  final class QueryLedger extends QueryLedgerContract {
    @Override
    Configuration configuration() {
      return hdfs();
    }

    @Override
    Path directory() {
      return scratch(HDFS.cluster().getURI().toString());
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
  @Tag(Stress.TAG)
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
        "fs.viewfs.mounttable.view.link./models", HDFS.cluster().getURI() + "/behind-the-view");
    return configuration;
  }
}
