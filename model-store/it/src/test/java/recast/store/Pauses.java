package recast.store;

import java.io.IOException;

/** Lets other things happen while a process stands still before some of its calls. */
final class Pauses extends Faults {
  private final Meanwhile meanwhile;
  private int number;

  /** What happens before a call. */
  interface Meanwhile {
    void before(int number, String call) throws IOException;
  }

  Pauses(Meanwhile meanwhile) {
    super(Mode.FAILS, 0);
    this.meanwhile = meanwhile;
  }

  @Override
  <T> T call(String name, Call<T> call) throws IOException {
    meanwhile.before(++number, name);
    return super.call(name, call);
  }
}
