package recast.job;

import recast.control.StatusReporter;
import recast.store.Release;
import recast.swap.ModelLoader;
import recast.watch.WatchListener;

/** The arrow from watch to swap: a wanted release is noted, then loaded. */
record Following(StatusReporter board, ModelLoader loader) implements WatchListener {
  @Override
  public void wanted(Release release) {
    board.wanted(release);
    loader.want(release);
  }

  @Override
  public void lost(String reason) {
    board.lost(reason);
  }

  @Override
  public void found() {
    board.found();
  }
}
