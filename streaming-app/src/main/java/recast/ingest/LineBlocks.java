package recast.ingest;

import org.apache.spark.storage.StreamBlockId;
import org.apache.spark.streaming.receiver.BlockGenerator;
import org.apache.spark.streaming.receiver.BlockGeneratorListener;
import org.apache.spark.streaming.receiver.Receiver;
import scala.collection.mutable.ArrayBuffer;

/**
 * Collects lines into Spark's blocks, at the rate that Spark allows. A receiver that is stopped has
 * to {@link #close} it: the blocks that Spark would make on its own are lost then, since Spark
 * closes the write-ahead log before it stores the last of them, and waits for them in vain.
 */
final class LineBlocks implements AutoCloseable {
  private final BlockGenerator generator;

  LineBlocks(Receiver<String> receiver) {
    this.generator = receiver.supervisor().createBlockGenerator(new Storing(receiver));
    generator.start();
  }

  void add(String line) {
    generator.addData(line);
  }

  /** Returns once all lines are stored. */
  @Override
  public void close() {
    generator.stop();
  }

  private record Storing(Receiver<String> receiver) implements BlockGeneratorListener {
    @Override
    public void onAddData(Object line, Object metadata) {
      // Nothing is to be remembered of single lines.
    }

    @Override
    public void onGenerateBlock(StreamBlockId block) {
      // It is stored when it is pushed.
    }

    @Override
    @SuppressWarnings("unchecked") // Nothing but lines is added.
    public void onPushBlock(StreamBlockId block, ArrayBuffer<?> lines) {
      receiver.store((ArrayBuffer<String>) lines);
    }

    @Override
    public void onError(String message, Throwable cause) {
      receiver.reportError(message, cause);
    }
  }
}
