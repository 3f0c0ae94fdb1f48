package recast.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recast.fixture.BackgroundCall;
import recast.fixture.MutableClock;
import recast.swap.BroadcastModel;
import recast.swap.FakeBroadcast;
import recast.swap.InvalidModelException;
import recast.swap.WarmUp.Warmth;

final class WarmUpCoordinatorTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(6);

  private final MutableClock clock = new MutableClock();
  private final WarmUpCoordinator board = new WarmUpCoordinator(clock, TIMEOUT);
  private final FakeBroadcast<BroadcastModel> model = FakeBroadcast.ofModel();
  private final AtomicBoolean superseded = new AtomicBoolean();

  @AfterEach
  void supersede() {
    superseded.set(true);
  }

  @Test
  void withoutExecutorsThereIsNobodyToWaitFor() throws Exception {
    assertThat(board.warm(model, () -> {})).isEqualTo(new Warmth(0, 0));
  }

  @Test
  void anExecutorIsToldWhatIsIncomingUntilAllAreReady() throws Exception {
    assertThat(ask("1").model()).isNull();
    BackgroundCall<Warmth> warming = warming();

    WarmUpTask answer = ask("1");
    assertThat(answer.model()).isSameAs(model);
    report("1", answer, "");

    assertThat(warming.get()).isEqualTo(new Warmth(1, 1));
    assertThat(ask("1").model()).isNull();
  }

  @Test
  void everyExecutorThatIsAliveIsWaitedForAlsoOneThatComesLater() throws Exception {
    ask("1");
    BackgroundCall<Warmth> warming = warming();
    WarmUpTask answer = ask("2");
    report("1", answer, "");
    clock.pass(SHORT);
    ask("1");
    assertThat(ask("2").model()).as("still warming up").isNotNull();

    report("2", answer, "");

    assertThat(warming.get()).isEqualTo(new Warmth(2, 2));
  }

  @Test
  void anExecutorThatIsSilentIsNotWaitedFor() throws Exception {
    ask("1");
    ask("2");
    BackgroundCall<Warmth> warming = warming();
    report("1", ask("1"), "");
    clock.pass(SHORT);
    ask("1");
    clock.pass(SHORT);

    assertThat(warming.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void anExecutorThatWasReadyAndIsGoneCountsNoMore() throws Exception {
    ask("1");
    ask("2");
    BackgroundCall<Warmth> warming = warming();
    WarmUpTask answer = ask("1");
    report("1", answer, "");
    clock.pass(SHORT);
    ask("2");
    clock.pass(SHORT);
    report("2", answer, "");

    assertThat(warming.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void aModelThatDoesNotDecodeOnAnExecutorIsUnfit() {
    ask("1");
    ask("2");
    BackgroundCall<Warmth> warming = warming();
    report("2", ask("2"), "java.io.EOFException");

    assertThatThrownBy(warming::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("executor 2: java.io.EOFException");
    assertThat(ask("1").model()).isNull();
  }

  @Test
  void anUnfitModelSaysNothingOfTheNextOne() throws Exception {
    ask("1");
    BackgroundCall<Warmth> unfit = warming();
    report("1", ask("1"), "java.io.EOFException");
    assertThatThrownBy(unfit::get).cause().isInstanceOf(InvalidModelException.class);

    BackgroundCall<Warmth> next = warming();
    report("1", ask("1"), "");

    assertThat(next.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void whatEndsTheWaitIsThrownOn() {
    ask("1");
    BackgroundCall<Warmth> warming = warming();

    superseded.set(true);

    assertThatThrownBy(warming::get).cause().hasMessage("superseded");
    assertThat(ask("1").model()).isNull();
  }

  @Test
  void executorsThatAreTooSlowAreNotWaitedForAnyLonger() throws Exception {
    ask("1");
    BackgroundCall<Warmth> warming = warming();
    clock.pass(TIMEOUT);
    ask("1");

    assertThat(warming.get()).isEqualTo(new Warmth(0, 1));
  }

  @Test
  void aReportOnAnEarlierModelCountsForNothing() throws Exception {
    ask("1");
    BackgroundCall<Warmth> first = warming();
    WarmUpTask earlier = ask("1");
    report("1", earlier, "");
    first.get();
    BackgroundCall<Warmth> second = warming();
    WarmUpTask answer = ask("1");
    report("1", earlier, "java.io.EOFException");
    assertThat(answer.round()).isGreaterThan(earlier.round());

    report("1", answer, "");

    assertThat(second.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void theMoreExecutorsTheLessOftenEachOfThemAsks() {
    long one = ask("0").pauseMillis();
    for (int executor = 1; executor < 100; executor++) {
      ask(Integer.toString(executor));
    }

    assertThat(one).isBetween(1L, 100L);
    assertThat(ask("0").pauseMillis()).isGreaterThan(one).isLessThan(1_000);
  }

  private BackgroundCall<Warmth> warming() {
    BackgroundCall<Warmth> warming =
        BackgroundCall.start(
            () ->
                board.warm(
                    model,
                    () -> {
                      if (superseded.get()) {
                        throw new IllegalStateException("superseded");
                      }
                    }));
    await().until(() -> ask("1").model() != null);
    return warming;
  }

  private WarmUpTask ask(String executor) {
    return board.answer(new WarmUpPoll(executor));
  }

  private void report(String executor, WarmUpTask answer, String failure) {
    board.take(new WarmUpResult(executor, answer.round(), failure));
  }
}
