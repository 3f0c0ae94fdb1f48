package recast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.streaming.Time;
import org.junit.jupiter.api.Test;
import recast.driver.DriverContext;

final class BatchJobTest {
  private static final Instant BATCH = Instant.ofEpochMilli(10_000);

  private final DriverContext context = DriverContext.create(Clock.systemUTC());
  private final List<Instant> processed = new ArrayList<>();

  @Test
  void oneThatIsRestoredFromACheckpointFindsTheProcessorOfThisAttempt() throws Exception {
    BatchJob restored = restored();

    context.processBatchesWith((records, batchTime, offsets) -> processed.add(batchTime));
    restored.call(null, new Time(BATCH.toEpochMilli()));

    assertThat(processed).containsExactly(BATCH);
  }

  @Test
  void aBatchThatComesBeforeItsProcessorFails() {
    assertThatThrownBy(() -> new BatchJob().call(null, new Time(BATCH.toEpochMilli())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No batch processor");
  }

  private static BatchJob restored() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new BatchJob());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (BatchJob) in.readObject();
    }
  }
}
