package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import recast.hadoop.AtomicFiles;

/** Asks the file system what somebody may do, and compares with what docs/protocol.md gives. */
final class PermissionProbe {
  private final AtomicFiles files;
  private final StoreLayout layout;

  PermissionProbe(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  StorePermissions rights() throws IOException {
    List<String> reading = lacking(FsAction.READ_EXECUTE, layout.root());
    if (!reading.isEmpty()) {
      // A user who may not even enter learns nothing of what is inside.
      return new StorePermissions(
          reading, lacking(FsAction.WRITE_EXECUTE, layout.root()), reading, List.of());
    }
    reading.addAll(lacking(FsAction.READ_EXECUTE, layout.versions(), layout.releases()));
    reading.addAll(lacking(FsAction.READ, layout.current()));
    List<String> publishing =
        lacking(FsAction.WRITE_EXECUTE, layout.root(), layout.versions(), layout.releases());
    publishing.addAll(lacking(FsAction.READ_EXECUTE, layout.adoptions()));
    Path ledger = files.status(layout.adoptions()).isPresent() ? layout.adoptions() : layout.root();
    return new StorePermissions(
        reading, publishing, lacking(FsAction.WRITE_EXECUTE, ledger), loose());
  }

  /** Of those that exist, the ones on which the right is missing. */
  private List<String> lacking(FsAction action, Path... paths) throws IOException {
    List<String> lacking = new ArrayList<>();
    for (Path path : paths) {
      Optional<FileStatus> status = files.status(path);
      if (status.isPresent() && !files.may(path, action)) {
        lacking.add(described(status.get()));
      }
    }
    return lacking;
  }

  private List<String> loose() throws IOException {
    List<String> loose = new ArrayList<>();
    for (Path path : List.of(layout.root(), layout.versions(), layout.releases())) {
      files
          .status(path)
          .filter(status -> status.getPermission().getOtherAction().implies(FsAction.WRITE))
          .ifPresent(status -> loose.add(described(status) + " lets everybody publish"));
    }
    files
        .status(layout.adoptions())
        .filter(status -> isShared(status.getPermission()))
        .ifPresent(
            status ->
                loose.add(
                    described(status)
                        + " lets one application remove the adoptions of another, for want of the"
                        + " sticky bit"));
    return loose;
  }

  private static boolean isShared(FsPermission permission) {
    return !permission.getStickyBit()
        && (permission.getGroupAction().implies(FsAction.WRITE)
            || permission.getOtherAction().implies(FsAction.WRITE));
  }

  private static String described(FileStatus status) {
    return "%s (%s:%s %s)"
        .formatted(
            status.getPath().toUri().getPath(),
            status.getOwner(),
            status.getGroup(),
            status.getPermission());
  }
}
