package recast.doctor;

import java.io.IOException;
import recast.publisher.StoreSuggestions;
import recast.store.ModelStore;
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
    String nearby = StoreSuggestions.nearby(opened).map(stores -> "; " + stores).orElse("");
    return Finding.fail("There is no store at " + reader.name() + nearby, remedy());
  }
}
