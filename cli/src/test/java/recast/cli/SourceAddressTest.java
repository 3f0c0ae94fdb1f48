package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceAddressTest {
  @Test
  void aServerOfLinesIsAHostAndAPort() {
    assertThat(SourceAddress.parse("feeder:9999"))
        .isEqualTo(new SourceAddress.Lines(List.of(new Endpoint("feeder", 9999))))
        .hasToString("feeder:9999");
  }

  @Test
  void aServerMayHaveOthersInItsPlace() {
    assertThat(SourceAddress.parse("feeder:9999,[::1]:9998"))
        .isEqualTo(
            new SourceAddress.Lines(
                List.of(new Endpoint("feeder", 9999), new Endpoint("::1", 9998))))
        .hasToString("feeder:9999,[::1]:9998");
  }

  @Test
  void aSourceOfNumberedRecordsIsAListOfServers() {
    assertThat(SourceAddress.parse("recast://feeder:9999,[::1]:9998"))
        .isEqualTo(
            new SourceAddress.Numbered(
                List.of(new Endpoint("feeder", 9999), new Endpoint("::1", 9998))))
        .hasToString("recast://feeder:9999,[::1]:9998");
  }

  @Test
  void plainLinesAloneCannotBeReadAgain() {
    assertThat(SourceAddress.parse("a:1").isReplayable()).isFalse();
    assertThat(SourceAddress.parse("recast://a:1").isReplayable()).isTrue();
    assertThat(SourceAddress.parse("kafka://a:1/x").isReplayable()).isTrue();
  }

  @Test
  void brokersAndTopicsAreLists() {
    assertThat(SourceAddress.parse("kafka://a:9092,[::1]:9093/fraud,more.of_it"))
        .isEqualTo(
            new SourceAddress.Kafka(
                List.of(new Endpoint("a", 9092), new Endpoint("::1", 9093)),
                List.of("fraud", "more.of_it")))
        .hasToString("kafka://a:9092,[::1]:9093/fraud,more.of_it");
  }

  @ParameterizedTest
  @CsvSource({
    "kafka://a:9092, expected kafka://HOST:PORT",
    "kafka://a:9092/, is not the name of a topic",
    "kafka://a:9092/one/two, expected kafka://HOST:PORT",
    "kafka://a:9092/a b, is not the name of a topic",
    "'kafka://a:9092/x,x', a topic is named twice",
    "kafka://a/x, expected host:port",
    "kafka:///x, expected host:port",
    "kafka, expected host:port",
    "Kafka://a:9092/x, expected",
    "recast://, expected host:port",
    "recast://a, expected host:port",
    "recast://a:1/x, expected a whole number",
    "'recast://a:1,', expected host:port",
    "'recast://a:1,a:1', an address is named twice",
    "'a:1,b', expected host:port",
    "'a:1,a:1', an address is named twice",
    "'a:1,recast://b:1', expected host:port"
  })
  void whatIsNoSourceIsRefused(String text, String reason) {
    assertThatThrownBy(() -> SourceAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
