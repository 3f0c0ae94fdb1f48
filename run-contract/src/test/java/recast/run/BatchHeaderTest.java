package recast.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.store.ReleaseNumber;
import recast.store.Version;

final class BatchHeaderTest {
  private static final BatchHeader HEADER =
      new BatchHeader(
          Instant.parse("2026-01-02T03:04:05.600Z"),
          new ReleaseNumber(57),
          new Version(42),
          3_000_000_000L,
          Duration.ofMillis(154));

  @Test
  void isOneLineOfKnownShape() {
    assertThat(HEADER.print())
        .isEqualTo(
            "-- batch 2026-01-02T03:04:05.600Z release 57 version 42 records 3000000000 delay 154 ms --");
  }

  @Test
  void readsBackWhatItPrints() {
    assertThat(BatchHeader.parse(HEADER.print())).contains(HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "000000",
        "-- batch 2026-01-02T03:04:05Z release 57 version 42 records 3 delay 1 ms",
        " -- batch 2026-01-02T03:04:05Z release 57 version 42 records 3 delay 1 ms --",
        "-- batch 2026-01-02T03:04:05Z release x version 42 records 3 delay 1 ms --",
      })
  void aRecordIsNoHeader(String line) {
    assertThat(BatchHeader.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- batch yesterday release 57 version 42 records 3 delay 1 ms --",
        "-- batch 2026-01-02T03:04:05Z release 99999999999 version 42 records 3 delay 1 ms --",
        "-- batch 2026-01-02T03:04:05Z release 57 version 0 records 3 delay 1 ms --",
        "-- batch 2026-01-02T03:04:05Z release 57 version 42 records 99999999999999999999 delay 1 ms --",
      })
  void aRecordThatLooksLikeAHeaderIsNone(String line) {
    assertThat(BatchHeader.parse(line)).isEmpty();
  }
}
