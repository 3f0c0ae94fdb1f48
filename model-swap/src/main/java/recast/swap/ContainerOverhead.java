package recast.swap;

import org.apache.spark.SparkConf;

/** What the containers of driver and executors have outside of their heaps, as Spark reckons it. */
public final class ContainerOverhead {
  private static final long MIB = 1 << 20;
  private static final long LEAST_MIB = 384;
  private static final double SHARE = 0.1;

  /** What a JVM itself takes: classes, code, threads, buffers. */
  private static final long OWN_MIB = 192;

  private ContainerOverhead() {}

  /** The bytes that are left for native memory of models, on the smaller of both. */
  public static long ofModels(SparkConf conf) {
    long mib = Math.min(overheadMib(conf, "driver"), overheadMib(conf, "executor"));
    return Math.max(0, mib - OWN_MIB) * MIB;
  }

  private static long overheadMib(SparkConf conf, String role) {
    long memory = conf.getSizeAsMb("spark." + role + ".memory", "1g");
    long usual = Math.max(LEAST_MIB, (long) (SHARE * memory));
    return conf.getSizeAsMb("spark." + role + ".memoryOverhead", usual + "m");
  }
}
