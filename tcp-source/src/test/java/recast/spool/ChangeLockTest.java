package recast.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeLockTest {
  private final AtomicInteger failures = new AtomicInteger();
  private final ChangeLock changes = new ChangeLock(failures::incrementAndGet);

  @Test
  void nothingChangesAfterAFailure() throws IOException {
    IOException full = new IOException("disk full");
    assertThat(changes.<String>make(() -> "done")).isEqualTo("done");
    assertThatThrownBy(() -> changes.make(() -> fail(full))).isSameAs(full);
    assertThat(failures).hasValue(1);
    assertThatThrownBy(() -> changes.<String>make(() -> "done")).isSameAs(full);
    assertThatThrownBy(changes::check).isSameAs(full);
  }

  @Test
  void requestThatCannotBeIsNoFailure() throws IOException {
    assertThatIllegalArgumentException().isThrownBy(() -> changes.make(ChangeLockTest::refuse));
    changes.check();
    assertThat(failures).hasValue(0);
  }

  private static Void fail(IOException e) throws IOException {
    throw e;
  }

  private static Void refuse() {
    throw new IllegalArgumentException("no");
  }
}
