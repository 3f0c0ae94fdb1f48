package recast.doctor;

import java.io.IOException;
import java.util.List;

/** A rename inside the store crosses neither a mount nor the border of an encryption zone. */
record StoreMountCheck(NamedStore store) implements Check {
  @Override
  public String name() {
    return "store-place";
  }

  @Override
  public String remedy() {
    return "move the store to a directory that lies behind one mount and in one encryption zone";
  }

  @Override
  public Finding look() throws IOException {
    List<String> borders = store.open().preflight().borders();
    return borders.isEmpty()
        ? Finding.pass("behind one mount, and in one encryption zone or none")
        : Finding.fail(
            String.join("; ", borders)
                + "; a rename cannot cross that, so nothing can be published",
            remedy());
  }
}
