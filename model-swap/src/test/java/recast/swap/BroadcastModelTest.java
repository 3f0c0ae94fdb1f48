package recast.swap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import recast.store.GoldenRecord;
import recast.store.ModelSpec;

final class BroadcastModelTest {
  private static final CancellationCheck ALWAYS = () -> {};

  private static final Decoding CLONE = new Decoding("clone", ModelSpec.NONE);

  private final FakeBroadcasts broadcasts = new FakeBroadcasts();
  private final DecodedModels decoded = new DecodedModels();

  @Test
  void aModelIsDecodedOnce() throws Exception {
    BroadcastModel model = sent(TestStore.PLAIN).value();

    model.warm(decoded, ALWAYS);

    assertThat(model(model)).isSameAs(model(model)).isEqualTo(new CloneModel(false));
  }

  @Test
  void bytesThatAreNoModelSayWhy() throws IOException {
    BroadcastModel model = sent("{}").value();

    assertThatThrownBy(() -> model(model))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'cloned' is missing");
  }

  @Test
  void anExecutorScoresTheGoldenRecords() throws IOException {
    GoldenRecord wrong = new GoldenRecord("5", "no");
    Decoding decoding = new Decoding("clone", ModelSpec.of(List.of(wrong)));
    ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(TestStore.PLAIN.getBytes(UTF_8)));
    BroadcastModel model = BroadcastModel.send(decoding, bytes, broadcasts, ALWAYS).value();

    assertThatThrownBy(() -> model.warm(decoded, ALWAYS))
        .hasMessage("the model scores golden record '5' as '05', expected 'no'");
  }

  @Test
  void aLargeModelTravelsInParts() throws Exception {
    sent(large());

    assertThat(broadcasts.parts()).isEqualTo(3);
    assertThat(broadcasts.made()).isEqualTo(1);
  }

  @Test
  void theModelIsDecodedFromItsPartsInTheirOrder() throws Exception {
    assertThat(model(inThreeParts())).isEqualTo(new CloneModel(true));
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
        decoded,
        () -> {
          rests.incrementAndGet();
          waiting.set(BackgroundCall.start(() -> model(model)));
          waiting.get().awaitBlocked();
        });

    assertThat(waiting.get().get()).isEqualTo(new CloneModel(true));
    assertThat(rests).hasValue(1);
  }

  private Model model(BroadcastModel model) throws IOException {
    try (ModelLease lease = model.acquire(decoded)) {
      return lease.scorer().model();
    }
  }

  private Broadcast<BroadcastModel> sent(String payload) {
    return send(payload, ALWAYS);
  }

  private Broadcast<BroadcastModel> send(String payload, CancellationCheck pace) {
    InputStream in = new ByteArrayInputStream(payload.getBytes(UTF_8));
    try {
      return BroadcastModel.send(CLONE, ModelBytes.read(in), broadcasts, pace);
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
      InputStream in = new ByteArrayInputStream(part.getBytes(UTF_8));
      parts.add(new FakeBroadcast<>(ModelBytes.read(in)));
    }
    return new BroadcastModel(CLONE, parts);
  }
}
