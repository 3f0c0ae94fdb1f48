package recast.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
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
import recast.warm.WarmUpMessage.Assignment;
import recast.warm.WarmUpMessage.Decoded;
import recast.warm.WarmUpMessage.Failed;
import recast.warm.WarmUpMessage.NoTask;
import recast.warm.WarmUpMessage.Poll;
import recast.warm.WarmUpMessage.Task;

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
    assertThat(ask("1")).isInstanceOf(NoTask.class);
    BackgroundCall<Warmth> warming = warming();

    Task answer = task("1");
    assertThat(answer.model()).isSameAs(model);
    decoded("1", answer);

    assertThat(warming.get()).isEqualTo(new Warmth(1, 1));
    assertThat(ask("1")).isInstanceOf(NoTask.class);
  }

  @Test
  void anExecutorLearnsWhichModelsItHasToKeep() {
    assertThat(ask("1").live()).isEmpty();
    Set<UUID> live = Set.of(UUID.randomUUID());

    board.changed(live);

    assertThat(ask("1").live()).isEqualTo(live);
  }

  @Test
  void everyExecutorThatIsAliveIsWaitedForAlsoOneThatComesLater() throws Exception {
    ask("1");
    BackgroundCall<Warmth> warming = warming();
    Task answer = task("2");
    decoded("1", answer);
    clock.pass(SHORT);
    ask("1");
    assertThat(ask("2")).as("still warming up").isInstanceOf(Task.class);

    decoded("2", answer);

    assertThat(warming.get()).isEqualTo(new Warmth(2, 2));
  }

  @Test
  void anExecutorThatIsSilentIsNotWaitedFor() throws Exception {
    ask("1");
    ask("2");
    BackgroundCall<Warmth> warming = warming();
    decoded("1", task("1"));
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
    Task answer = task("1");
    decoded("1", answer);
    clock.pass(SHORT);
    ask("2");
    clock.pass(SHORT);
    decoded("2", answer);

    assertThat(warming.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void aModelThatDoesNotDecodeOnAnExecutorIsUnfit() {
    ask("1");
    ask("2");
    BackgroundCall<Warmth> warming = warming();
    failed("2", task("2"));

    assertThatThrownBy(warming::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("executor 2: java.io.EOFException");
    assertThat(ask("1")).isInstanceOf(NoTask.class);
  }

  @Test
  void anUnfitModelSaysNothingOfTheNextOne() throws Exception {
    ask("1");
    BackgroundCall<Warmth> unfit = warming();
    failed("1", task("1"));
    assertThatThrownBy(unfit::get).cause().isInstanceOf(InvalidModelException.class);

    BackgroundCall<Warmth> next = warming();
    decoded("1", task("1"));

    assertThat(next.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void whatEndsTheWaitIsThrownOn() {
    ask("1");
    BackgroundCall<Warmth> warming = warming();

    superseded.set(true);

    assertThatThrownBy(warming::get).cause().hasMessage("superseded");
    assertThat(ask("1")).isInstanceOf(NoTask.class);
  }

  @Test
  void executorsThatAreTooSlowAreNotWaitedForAnyLonger() throws Exception {
    ask("1");
    BackgroundCall<Warmth> warming = warming();
    // It asks all the time: a pause as long as the timeout would be silence.
    for (Duration passed = Duration.ZERO; passed.compareTo(TIMEOUT) < 0; ) {
      clock.pass(SHORT);
      passed = passed.plus(SHORT);
      ask("1");
    }

    assertThat(warming.get()).isEqualTo(new Warmth(0, 1));
  }

  @Test
  void aReportOnAnEarlierModelCountsForNothing() throws Exception {
    ask("1");
    BackgroundCall<Warmth> first = warming();
    Task earlier = task("1");
    decoded("1", earlier);
    first.get();
    BackgroundCall<Warmth> second = warming();
    Task answer = task("1");
    failed("1", earlier);
    assertThat(answer.round()).isGreaterThan(earlier.round());

    decoded("1", answer);

    assertThat(second.get()).isEqualTo(new Warmth(1, 1));
  }

  @Test
  void theMoreExecutorsTheLessOftenEachOfThemAsks() {
    Duration one = ask("0").pause();
    for (int executor = 1; executor < 100; executor++) {
      ask(Integer.toString(executor));
    }

    assertThat(one).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
    assertThat(ask("0").pause()).isGreaterThan(one).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void twoModelsWarmUpOneAfterTheOther() throws Exception {
    ask("1");
    BackgroundCall<Warmth> first = warming();
    Task earlier = task("1");
    BackgroundCall<Warmth> second = BackgroundCall.start(() -> board.warm(model, () -> {}));
    assertThat(task("1").round()).isEqualTo(earlier.round());

    decoded("1", earlier);
    assertThat(first.get()).isEqualTo(new Warmth(1, 1));
    await().until(() -> ask("1") instanceof Task);
    decoded("1", task("1"));

    assertThat(second.get()).isEqualTo(new Warmth(1, 1));
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
    await().until(() -> ask("1") instanceof Task);
    return warming;
  }

  private Assignment ask(String executor) {
    return (Assignment) board.receive(new Poll(executor)).orElseThrow();
  }

  private Task task(String executor) {
    return (Task) ask(executor);
  }

  private void decoded(String executor, Task task) {
    assertThat(board.receive(new Decoded(executor, task.round()))).isEmpty();
  }

  private void failed(String executor, Task task) {
    assertThat(board.receive(new Failed(executor, task.round(), "java.io.EOFException"))).isEmpty();
  }
}
