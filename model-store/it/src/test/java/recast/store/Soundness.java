package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** What must be true of a store, whatever happened to those who wrote it. */
final class Soundness {
  private Soundness() {}

  /**
   * The log has no gap, no two of its releases share a publish id, every payload is whole, and
   * 'current' shows the head, which is returned.
   */
  static Release check(ModelStore store) throws IOException {
    List<Release> log = store.reader().releases(Integer.MAX_VALUE);
    int head = log.size();
    assertThat(log)
        .extracting(release -> release.number().value())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, head).map(i -> head + 1 - i).boxed().toList());
    assertThat(log).extracting(Release::publishId).doesNotHaveDuplicates();
    for (Release release : log) {
      assertThat(store.verifier().verify(release.version())).isEqualTo(release.payload());
    }
    assertThat(store.verifier().problems()).isEmpty();
    assertThat(store.reader().current()).contains(log.get(0));
    return log.get(0);
  }

  /** What a failure says of the release that was to be made is what became of it. */
  static void toldTruly(StoreException failure, boolean released) {
    String said = failure.getMessage();
    if (said.contains("is in the log")) {
      assertThat(released).as(said).isTrue();
    } else if (said.contains("nothing was released") || said.contains("but not released")) {
      assertThat(released).as(said).isFalse();
    } else {
      assertThat(said).containsAnyOf("may be made or not", "nothing that is needed was deleted");
    }
  }

  /** A failure names where it failed, and is for people: one line, and nothing of Java. */
  static void toldClearly(StoreException failure, String where, String... what) {
    assertThat(failure)
        .message()
        .contains(where)
        .contains(what)
        .doesNotContain("\n", "\tat ", "Exception", "java.", "org.apache", "@");
  }
}
