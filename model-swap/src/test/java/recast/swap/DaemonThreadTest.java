package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DaemonThreadTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void aTaskIsRepeatedOnADaemonOfItsName() {
    AtomicInteger runs = new AtomicInteger();
    try (DaemonThread thread =
        DaemonThread.repeat(
            "repeats",
            () -> {
              runs.incrementAndGet();
              return SOON;
            })) {
      await().until(() -> runs.get() > 2);

      assertThat(named("repeats")).get().matches(Thread::isDaemon);
    }
    await().until(() -> named("repeats").isEmpty());
  }

  @Test
  void aTaskThatThrowsIsRepeatedAllTheSame() {
    AtomicInteger runs = new AtomicInteger();
    try (DaemonThread thread =
        DaemonThread.repeat(
            "throws",
            () -> {
              runs.incrementAndGet();
              throw new IllegalStateException("once more");
            })) {
      await().until(() -> runs.get() > 1);
    }
  }

  @Test
  void aPauseEndsWhenTheThreadIsClosed() {
    AtomicInteger runs = new AtomicInteger();
    DaemonThread thread =
        DaemonThread.repeat(
            "pauses",
            () -> {
              runs.incrementAndGet();
              return NEVER;
            });
    await().until(() -> runs.get() == 1);

    thread.close();

    await().until(() -> named("pauses").isEmpty());
    assertThat(runs).hasValue(1);
  }

  @Test
  void aRepeatedTaskIsNotInterruptedInTheMiddle() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean whole = new AtomicBoolean();
    DaemonThread thread =
        DaemonThread.repeat(
            "works",
            () -> {
              begun.countDown();
              try {
                mayEnd.await();
                whole.set(!Thread.currentThread().isInterrupted());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return NEVER;
            });
    await().until(() -> begun.getCount() == 0);

    thread.close();
    mayEnd.countDown();

    await().until(() -> named("works").isEmpty());
    assertThat(whole).isTrue();
  }

  @Test
  void aBlockingTaskIsInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    DaemonThread thread =
        DaemonThread.start(
            "blocks",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
              }
            });
    await().until(() -> named("blocks").map(Thread::getState).equals(Optional.of(WAITING)));

    thread.close();

    await().until(() -> named("blocks").isEmpty());
    assertThat(interrupted).isTrue();
  }

  private static final Thread.State WAITING = Thread.State.WAITING;

  private static Optional<Thread> named(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst();
  }
}
