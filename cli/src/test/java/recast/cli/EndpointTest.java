package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost:9999", "10.0.0.1:1", "[::1]:65535", "node-1.example.org:80"})
  void printsWhatItParses(String text) {
    assertThat(Endpoint.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", ":9999", "[]:9999", "h:", "h:0", "h:65536", "h:x", "::1:80"})
  void refusesWhatIsNoEndpoint(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text));
  }

  @Test
  void bracketsAreNoPartOfTheHost() {
    assertThat(Endpoint.parse("[::1]:80")).isEqualTo(new Endpoint("::1", 80));
  }
}
