package recast.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import recast.plugin.MessageCodec;
import recast.swap.BroadcastModel;
import scala.reflect.ClassTag$;

final class ExecutorSideTest {
  private final BlockingQueue<WarmUpMessage> sent = new LinkedBlockingQueue<>();

  @Test
  void aModelThatIsGoneMeanwhileIsReported() throws InterruptedException {
    ExecutorSide executor = new ExecutorSide();
    executor.init(new DriverWithATask(), Map.of());

    await().until(() -> !sent.isEmpty());
    executor.shutdown();

    assertThat(sent.take())
        .isInstanceOfSatisfying(
            WarmUpMessage.Failed.class,
            failed -> assertThat(failed.reason()).contains("was destroyed"));
  }

  /** A broadcast that its driver has taken back: Spark throws a checked exception. */
  private static final class Destroyed extends Broadcast<BroadcastModel> {
    private static final long serialVersionUID = 1;

    Destroyed() {
      super(7, ClassTag$.MODULE$.apply(BroadcastModel.class));
    }

    @Override
    public BroadcastModel getValue() {
      throw Destroyed.<RuntimeException>unchecked(new SparkException("it was destroyed"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As Scala throws it.
    private static <E extends Exception> E unchecked(Exception e) throws E {
      throw (E) e;
    }

    @Override
    public void doUnpersist(boolean blocking) {}

    @Override
    public void doDestroy(boolean blocking) {}
  }

  /** Answers each poll with the same task. */
  private final class DriverWithATask implements PluginContext {
    @Override
    public Object ask(Object message) throws IOException {
      return MessageCodec.encode(
          new WarmUpMessage.Task(1, new Destroyed(), Set.of(), Duration.ofMillis(10)));
    }

    @Override
    public void send(Object message) {
      try {
        sent.add(MessageCodec.decode(message, WarmUpMessage.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String executorID() {
      return "1";
    }

    @Override
    public String hostname() {
      return "127.0.0.1";
    }

    @Override
    public SparkConf conf() {
      return new SparkConf(false);
    }

    @Override
    public MetricRegistry metricRegistry() {
      return new MetricRegistry();
    }

    @Override
    public Map<String, ResourceInformation> resources() {
      return Map.of();
    }
  }
}
