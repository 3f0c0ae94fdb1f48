package recast.sql;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;

/**
 * What tutorials propose for a broadcast that changes: a value that is broadcast again when it has
 * changed, and that anyone who serializes it gets as it is at that moment.
 */
final class RebroadcastValue implements UDF1<Long, Integer> {
  private transient JavaSparkContext spark;
  private transient volatile Broadcast<Integer> newest;

  RebroadcastValue(SparkSession session) {
    this.spark = new JavaSparkContext(session.sparkContext());
    this.newest = spark.broadcast(1);
  }

  void update(int value) {
    newest = spark.broadcast(value);
  }

  @Override
  public Integer call(Long row) {
    return newest.value();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.writeObject(newest);
  }

  @SuppressWarnings("unchecked")
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    newest = (Broadcast<Integer>) in.readObject();
  }
}
