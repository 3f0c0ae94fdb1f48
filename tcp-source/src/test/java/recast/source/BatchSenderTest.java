package recast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BatchSenderTest {
  private static final int RECORDS = 3;

  private final Audience audience = new Audience();

  static Throwable[] failures() {
    return new Throwable[] {
      new IOException("no space left"),
      new IllegalStateException("a bug"),
      new OutOfMemoryError("heap space")
    };
  }

  @ParameterizedTest
  @MethodSource("failures")
  void nobodyWaitsForRecordsThatDoNotCome(Throwable failure) {
    audience.failure = failure;

    assertThatThrownBy(() -> sender().call()).isSameAs(failure);

    assertThat(audience.ending).isEqualTo("failed");
  }

  @Test
  void theLastRecordEndsTheStream() throws Exception {
    assertThat(sender().call()).isEqualTo(RECORDS);

    assertThat(audience.ending).isEqualTo("ended");
  }

  private BatchSender sender() {
    return new BatchSender(new CountingRecords(RECORDS), RateLimiter.free(), RECORDS, audience);
  }

  private static final class Audience implements BatchConsumer {
    private Throwable failure;
    private String ending = "";

    @Override
    public void send(Batch batch) throws IOException {
      if (failure != null) {
        throw Audience.<RuntimeException>unchecked(failure);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Any failure, as it comes.
    private static <E extends Throwable> E unchecked(Throwable e) throws E {
      throw (E) e;
    }

    @Override
    public void end() {
      ending = "ended";
    }

    @Override
    public void fail() {
      ending = "failed";
    }
  }
}
