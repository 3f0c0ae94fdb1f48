package recast.store;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.permission.FsAction;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;

/**
 * Prunes the ledgers of those applications whose directory the one who prunes may write. Others do
 * it themselves: what fails here is reported, and stops nothing.
 */
final class LedgerPruners {
  /** Of each application, so that a prune ends within seconds. */
  private static final int MOST = 1_000;

  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Warnings warnings;

  LedgerPruners(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.files = files;
    this.layout = layout;
    this.warnings = warnings;
  }

  int plan() throws IOException {
    return each(pruner -> pruner.doomed(MOST).size());
  }

  int run() throws IOException {
    return each(pruner -> pruner.prune(MOST));
  }

  private int each(Work work) throws IOException {
    int files = 0;
    for (FileStatus child : this.files.list(layout.adoptions())) {
      if (this.files.may(child.getPath(), FsAction.ALL)) {
        files += of(child.getPath().getName(), work);
      }
    }
    return files;
  }

  private int of(String app, Work work) {
    try {
      return work.on(new LedgerPruner(files, layout, warnings, app));
    } catch (IOException e) {
      warnings.warn("the adoptions of " + app + " are not pruned: " + HadoopErrors.of(e));
      return 0;
    }
  }

  private interface Work {
    int on(LedgerPruner pruner) throws IOException;
  }
}
