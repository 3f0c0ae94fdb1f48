package recast.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaSettingsTest {
  @Test
  void theFileAddsSettingsAndCannotLoseRecords(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("client.properties"),
            """
            security.protocol=SASL_SSL
            group.id=mine
            enable.auto.commit=true
            auto.offset.reset=latest
            """);

    assertThat(KafkaSettings.consumer("a:9092", "clones", Optional.of(file)))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "a:9092")
        .containsEntry("group.id", "mine")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("auto.offset.reset", "earliest");
  }

  @Test
  void theGroupIsNamedAfterTheApplication() throws IOException {
    assertThat(KafkaSettings.consumer("a:9092", "clones", Optional.empty()))
        .containsEntry("group.id", "recast-clones");
  }
}
