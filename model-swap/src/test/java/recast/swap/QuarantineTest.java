package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import recast.store.Payload;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.Sha256;
import recast.store.Version;

final class QuarantineTest {
  private static final Sha256 ONE = new Sha256("01".repeat(32));
  private static final Sha256 OTHER = new Sha256("02".repeat(32));

  private final Quarantine quarantine = new Quarantine();

  @Test
  void knowsNothingAtFirst() {
    assertThat(quarantine.reason(release(1, new Payload("clone", 16, ONE)))).isEmpty();
  }

  @Test
  void anUnfitPayloadIsUnfitInEveryRelease() {
    quarantine.add(release(1, new Payload("clone", 16, ONE)), "does not decode");

    assertThat(quarantine.reason(release(2, new Payload("clone", 16, ONE))))
        .contains("as release 1 before: does not decode");
  }

  @Test
  void aPayloadOfAnotherFormatLengthOrDigestIsAnotherPayload() {
    quarantine.add(release(1, new Payload("clone", 16, ONE)), "does not decode");

    assertThat(quarantine.reason(release(2, new Payload("clown", 16, ONE)))).isEmpty();
    assertThat(quarantine.reason(release(3, new Payload("clone", 17, ONE)))).isEmpty();
    assertThat(quarantine.reason(release(4, new Payload("clone", 16, OTHER)))).isEmpty();
  }

  @Test
  void aRememberedReleaseSaysNothingOfItsPayload() {
    quarantine.remember(new ReleaseNumber(1), "9 of 10 records failed");

    assertThat(quarantine.reason(release(1, new Payload("clone", 16, ONE))))
        .contains("9 of 10 records failed");
    assertThat(quarantine.reason(release(2, new Payload("clone", 16, ONE)))).isEmpty();
  }

  private static Release release(int number, Payload payload) {
    return new Release(
        new ReleaseNumber(number),
        new Version(number),
        Release.Kind.PUBLISH,
        new UUID(0, number),
        Instant.EPOCH,
        "ann@host",
        payload,
        "");
  }
}
