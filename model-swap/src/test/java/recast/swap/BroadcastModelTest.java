package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.Test;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.example.CloneModel;
import recast.store.CancellationCheck;

final class BroadcastModelTest {
  private static final CancellationCheck ALWAYS = () -> {};

  private final FakeBroadcasts broadcasts = new FakeBroadcasts();

  @Test
  void aModelIsDecodedOnce() throws Exception {
    BroadcastModel model = sent(TestStore.PLAIN).value();

    model.warm();

    assertThat(model.model()).isSameAs(model.model()).isEqualTo(new CloneModel(false));
  }

  @Test
  void bytesThatAreNoModelSayWhy() throws IOException {
    BroadcastModel model = sent("{}").value();

    assertThatThrownBy(model::model)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'cloned' is missing");
  }

  @Test
  void aLargeModelTravelsInParts() throws Exception {
    sent(large());

    assertThat(broadcasts.parts()).isEqualTo(3);
    assertThat(broadcasts.made()).isEqualTo(1);
  }

  @Test
  void theModelIsDecodedFromItsPartsInTheirOrder() throws Exception {
    assertThat(inThreeParts().model()).isEqualTo(new CloneModel(true));
  }

  @Test
  void nothingOfAModelIsLeftWhenItIsReleased() throws Exception {
    BroadcastModel.release(sent(large()));

    assertThat(broadcasts.alive()).isZero();
    assertThat(broadcasts.parts()).isZero();
  }

  @Test
  void nothingIsLeftOfAModelThatCouldNotBeSentWhole() {
    for (int room = 0; room <= 3; room++) {
      broadcasts.leaveRoomFor(room);
      assertThatThrownBy(() -> sent(large())).isInstanceOf(IllegalStateException.class);
      assertThat(broadcasts.parts()).isZero();
    }
  }

  @Test
  void nothingIsLeftOfAModelThatIsWantedNoMore() {
    CancellationCheck no =
        () -> {
          if (broadcasts.parts() == 2) {
            throw new SupersededException();
          }
        };

    assertThatThrownBy(() -> send(large(), no)).isInstanceOf(SupersededException.class);

    assertThat(broadcasts.parts()).isZero();
    assertThat(broadcasts.made()).isZero();
  }

  @Test
  void whoeverWaitsForAModelEndsTheRestsOfItsWarmUp() throws Exception {
    BroadcastModel model = inThreeParts();
    AtomicInteger rests = new AtomicInteger();
    AtomicReference<BackgroundCall<Model>> waiting = new AtomicReference<>();

    model.warm(
        () -> {
          rests.incrementAndGet();
          waiting.set(BackgroundCall.start(model::model));
          waiting.get().awaitBlocked();
        });

    assertThat(waiting.get().get()).isEqualTo(new CloneModel(true));
    assertThat(rests).hasValue(1);
  }

  private Broadcast<BroadcastModel> sent(String payload) {
    return send(payload, ALWAYS);
  }

  private Broadcast<BroadcastModel> send(String payload, CancellationCheck pace) {
    InputStream in = new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8));
    try {
      return BroadcastModel.send("clone", ModelBytes.read(in), broadcasts, pace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing that a format could decode, in three parts. */
  private static String large() {
    return " ".repeat(17 * ModelBytes.PIECE);
  }

  private static BroadcastModel inThreeParts() throws IOException {
    List<Broadcast<ModelBytes>> parts = new ArrayList<>();
    for (String part : List.of("{\"clo", "ned\": t", "rue}")) {
      InputStream in = new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8));
      parts.add(new FakeBroadcast<>(ModelBytes.read(in)));
    }
    return new BroadcastModel("clone", parts);
  }
}
