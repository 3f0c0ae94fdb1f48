package recast.doctor;

import java.io.IOException;
import recast.store.StoreReader;

/** The store is there. */
record StoreCheck(NamedStore store) implements Check {
  static final String NAME = "store";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String mend() {
    return "check the address; a first model makes the store: recast fit --create "
        + store.option();
  }

  @Override
  public Finding look() throws IOException {
    if (store.path().isEmpty()) {
      return Finding.skip("--store is not given");
    }
    StoreReader reader = store.open().reader();
    reader.mustExist();
    return Finding.pass(reader.name());
  }
}
