package recast.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import recast.cli.Endpoint;

final class EndpointRotationTest {
  private static final Endpoint A = new Endpoint("a", 1);
  private static final Endpoint B = new Endpoint("b", 2);

  @Test
  void pausesOnceAllHaveFailed() {
    EndpointRotation rotation = rotation(A, B);

    assertThat(rotation.current()).isEqualTo(A);
    assertThat(rotation.failed()).isZero();
    assertThat(rotation.current()).isEqualTo(B);
    assertThat(rotation.failed()).isPositive();
    assertThat(rotation.current()).isEqualTo(A);
  }

  @Test
  void oneAddressIsTriedAgainAfterAPause() {
    EndpointRotation rotation = rotation(A);

    assertThat(rotation.failed()).isPositive();
    assertThat(rotation.current()).isEqualTo(A);
  }

  @Test
  void aSourceHasAnAddress() {
    assertThatIllegalArgumentException().isThrownBy(EndpointRotationTest::rotation);
  }

  private static EndpointRotation rotation(Endpoint... endpoints) {
    return new EndpointRotation(
        List.of(endpoints),
        new ReconnectBackoff(
            Duration.ofSeconds(1), Duration.ofSeconds(10), RandomGenerator.getDefault()));
  }
}
