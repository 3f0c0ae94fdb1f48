package recast.doctor;

import java.io.IOException;
import java.util.List;

/** What applications have written into the store can be read, as far as it is new. */
record HistoryCheck(NamedStore store) implements Check {
  /** Of each application; 'recast verify' reads them all. */
  private static final int NEWEST = 500;

  @Override
  public String name() {
    return "store-history";
  }

  @Override
  public String remedy() {
    return "look at all of the store: recast verify " + store.option();
  }

  @Override
  public Finding look() throws IOException {
    List<String> problems = store.open().verifier().ledgerProblems(NEWEST);
    if (problems.isEmpty()) {
      return Finding.pass("the newest adoptions and epochs of each application can be read");
    }
    String others =
        problems.size() == 1
            ? ""
            : " (and %d more: recast verify %s)".formatted(problems.size() - 1, store.option());
    String[] parts = problems.get(0).split("; ", 2);
    return Finding.warn(
        parts[0] + "; it is skipped wherever it can be" + others,
        parts.length > 1 ? parts[1] : remedy());
  }
}
