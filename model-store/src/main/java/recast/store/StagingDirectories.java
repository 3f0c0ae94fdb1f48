package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;

/** All work in flight in a store, and what was left of work that died. */
final class StagingDirectories {
  private final AtomicFiles files;
  private final StoreLayout layout;

  StagingDirectories(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /** The names of all of them. */
  List<String> names() throws IOException {
    return children().stream().map(child -> child.getPath().getName()).toList();
  }

  /** Those that nobody has touched since {@code limit}. */
  List<StoreLayout.Staging> olderThan(Instant limit) throws IOException {
    List<StoreLayout.Staging> old = new ArrayList<>();
    for (FileStatus child : children()) {
      if (child.getModificationTime() < limit.toEpochMilli()) {
        old.add(new StoreLayout.Staging(child.getPath()));
      }
    }
    return old;
  }

  /** The versions that some rollback is about to name. */
  Set<Version> pinned() throws IOException {
    Set<Version> pinned = new TreeSet<>();
    for (FileStatus child : children()) {
      pinned.addAll(versions(new StoreLayout.Staging(child.getPath()).pins()));
    }
    return pinned;
  }

  /** The versions at their place, and those that a prune has taken from it but not yet deleted. */
  Set<Version> held(Versions versions) throws IOException {
    Set<Version> held = aside();
    held.addAll(versions.present().keySet());
    // One that was moved aside between the two looks.
    held.addAll(aside());
    return held;
  }

  /** Whether a prune has taken a version from its place but not yet deleted it. */
  boolean isAside(Version version) throws IOException {
    return aside().contains(version);
  }

  private Set<Version> aside() throws IOException {
    Set<Version> aside = new TreeSet<>();
    for (FileStatus child : children()) {
      aside.addAll(versions(new StoreLayout.Staging(child.getPath()).pruned()));
    }
    return aside;
  }

  /** Puts a version back that a prune has taken from its place but not yet deleted. */
  void restore(Version version) throws IOException {
    for (FileStatus child : children()) {
      StoreLayout.Staging staging = new StoreLayout.Staging(child.getPath());
      if (files.status(staging.pruned(version)).isPresent()) {
        restore(version, staging);
      }
    }
  }

  /** Puts back what {@code staging} holds of {@code wanted}; returns what is left in it. */
  Set<Version> restore(Set<Version> wanted, StoreLayout.Staging staging) throws IOException {
    Set<Version> left = versions(staging.pruned());
    for (Version version : Set.copyOf(left)) {
      if (wanted.contains(version)) {
        restore(version, staging);
        left.remove(version);
      }
    }
    return left;
  }

  /** Moves a version from its place to {@code staging}, unless another prune is faster. */
  void takeAside(Version version, StoreLayout.Staging staging) throws IOException {
    try {
      files.claim(layout.version(version), staging.pruned(version));
    } catch (FileNotFoundException | NoSuchFileException e) {
      // Another prune has it, or has even put it back.
    } catch (IOException e) {
      // The answer may have been lost after the rename was done.
      if (files.status(staging.pruned(version)).isEmpty()) {
        throw e;
      }
    }
  }

  /** Deletes {@code staging} after {@code failure}, which keeps what goes wrong with that. */
  void sweep(StoreLayout.Staging staging, Exception failure) {
    if (failure instanceof IOException io && HadoopErrors.isUnanswered(io)) {
      // After a timeout, skip the clean-up: it would time out again.
      return;
    }
    try {
      files.deleteTree(staging.root());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void restore(Version version, StoreLayout.Staging staging) throws IOException {
    try {
      files.claim(staging.pruned(version), layout.version(version));
    } catch (FileNotFoundException | NoSuchFileException e) {
      // Somebody else has put it back, and another prune may have it again.
    } catch (IOException e) {
      // The answer was lost, or it is in its place already.
      if (files.status(layout.version(version)).isEmpty()) {
        throw e;
      }
    }
  }

  private Set<Version> versions(Path directory) throws IOException {
    Set<Version> versions = new TreeSet<>();
    for (FileStatus child : files.list(directory)) {
      StoreLayout.version(child.getPath()).ifPresent(versions::add);
    }
    return versions;
  }

  private List<FileStatus> children() throws IOException {
    return files.list(layout.root()).stream()
        .filter(child -> StoreLayout.isStaging(child.getPath()))
        .toList();
  }
}
