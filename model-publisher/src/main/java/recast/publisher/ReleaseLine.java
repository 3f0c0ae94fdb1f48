package recast.publisher;

import recast.store.Release;

/** What a command that makes a release says of it. */
final class ReleaseLine {
  private ReleaseLine() {}

  static String of(Release release) {
    return "release %s  version %s  %s  %d bytes  sha256 %s"
        .formatted(
            release.number(),
            release.version(),
            release.payload().format(),
            release.payload().bytes(),
            release.payload().sha256());
  }
}
