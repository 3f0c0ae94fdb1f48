package recast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

final class OutputRoomTest {
  private final List<Optional<String>> problems = new ArrayList<>();
  private final OutputRoom room = new OutputRoom(problems::add, Duration.ofMillis(1));
  private int tries;

  @Test
  void aBatchWaitsForRoomAndSaysWhy() throws Exception {
    room.await(
        () -> {
          tries++;
          if (tries < 3) {
            throw new SparkException(
                "Job aborted", new DSQuotaExceededException("quota of /scored"));
          }
        });

    assertThat(tries).isEqualTo(3);
    assertThat(problems).hasSize(3);
    assertThat(problems.get(1).orElseThrow())
        .contains("quota of /scored", "batches wait until there is room");
    assertThat(problems.get(2)).isEmpty();
  }

  @Test
  void whateverElseFailsABatchFailsIt() {
    assertThatThrownBy(
            () ->
                room.await(
                    () -> {
                      throw new IOException("disk");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk");
    assertThat(problems).isEmpty();
  }
}
