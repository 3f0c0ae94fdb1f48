package recast.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import recast.store.Release;
import recast.store.StoreReader;

/** What readers see is the newest release. */
record PointerCheck(NamedStore store) implements Check {
  @Override
  public String name() {
    return "store-pointer";
  }

  @Override
  public String remedy() {
    return "the next publish or rollback repairs the pointer: recast releases %s, recast rollback %s"
        .formatted(store.option(), store.option());
  }

  @Override
  public Finding look() throws IOException {
    StoreReader reader = store.open().reader();
    Finding finding = compared(reader);
    // A publisher may have been between the log and the pointer.
    return finding.grade() == Severity.FAIL ? compared(reader) : finding;
  }

  private Finding compared(StoreReader reader) throws IOException {
    Optional<Release> shown = reader.current();
    List<Release> newest = reader.releases(1);
    if (newest.isEmpty() && shown.isEmpty()) {
      return Finding.warn(
          "there is no release yet: an application waits for one",
          "recast fit --create " + store.option());
    }
    if (newest.equals(shown.stream().toList())) {
      Release release = newest.get(0);
      return Finding.pass(
          "'current' shows release %s, version %s, the newest of the log"
              .formatted(release.number(), release.version()));
    }
    return Finding.fail(
        "'current' shows %s, the log ends with %s"
            .formatted(
                shown.map(PointerCheck::named).orElse("nothing"),
                newest.stream().findFirst().map(PointerCheck::named).orElse("nothing")),
        remedy());
  }

  private static String named(Release release) {
    return "release " + release.number();
  }
}
