package recast.doctor;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import recast.cli.ShellQuoting;
import recast.cli.Suggestions;
import recast.store.ModelStore;
import recast.store.StoreException;
import recast.store.StoreReader;

/** The store is there. */
record StoreCheck(NamedStore store) implements Check {
  static final String NAME = "store";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "check the address; a first model makes the store: recast fit --create "
        + store.option();
  }

  @Override
  public Finding look() throws IOException {
    if (store.path().isEmpty()) {
      return Finding.skip("--store is not given");
    }
    ModelStore opened = store.open();
    StoreReader reader = opened.reader();
    if (reader.exists()) {
      return Finding.pass(reader.name());
    }
    return Finding.fail("There is no store at " + reader.name() + nearby(opened), remedy());
  }

  private static String nearby(ModelStore store) throws StoreException {
    String name = store.reader().name();
    List<Path> found = store.preflight().nearby(address -> Suggestions.distance(name, address));
    return found.isEmpty()
        ? ""
        : found.stream()
            .map(path -> ShellQuoting.word(path.toString()))
            .collect(Collectors.joining(", ", "; stores nearby: ", ""));
  }
}
