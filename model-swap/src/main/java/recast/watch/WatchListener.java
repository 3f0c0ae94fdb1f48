package recast.watch;

import recast.store.Release;

/** What a {@link PointerWatcher} finds; called on its thread. */
public interface WatchListener {
  /** The pointer names a release newer than any before. */
  void wanted(Release release);

  /** The pointer could not be read; what it named before stays. Called when the reason changes. */
  void lost(String reason);

  /** The pointer can be read again. */
  void found();
}
