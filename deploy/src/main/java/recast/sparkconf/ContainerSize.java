package recast.sparkconf;

import java.util.Map;

/**
 * What Spark asks YARN for, for one process.
 *
 * @param role driver or executor
 * @param heap mebibytes of the heap
 * @param more mebibytes beside the heap
 */
public record ContainerSize(String role, long heap, long more, int cores) {
  private static final long LEAST_OVERHEAD = 384;
  private static final double OVERHEAD_FACTOR = 0.1;

  public static ContainerSize driver(Map<String, String> settings) {
    return of("driver", settings, 0);
  }

  public static ContainerSize executor(Map<String, String> settings) {
    boolean offHeap = settings.getOrDefault("spark.memory.offHeap.enabled", "").equals("true");
    return of(
        "executor",
        settings,
        offHeap
            ? SparkSize.mebibytes(settings.getOrDefault("spark.memory.offHeap.size", "0"), "b")
            : 0);
  }

  private static ContainerSize of(String role, Map<String, String> settings, long offHeap) {
    String prefix = "spark." + role + ".";
    long heap = SparkSize.mebibytes(settings.getOrDefault(prefix + "memory", "1g"), "m");
    String overhead = settings.get(prefix + "memoryOverhead");
    double factor =
        Double.parseDouble(
            settings.getOrDefault(
                prefix + "memoryOverheadFactor", Double.toString(OVERHEAD_FACTOR)));
    return new ContainerSize(
        role,
        heap,
        offHeap
            + (overhead == null
                ? Math.max(LEAST_OVERHEAD, (long) (heap * factor))
                : SparkSize.mebibytes(overhead, "m")),
        Integer.parseInt(settings.getOrDefault(prefix + "cores", "1")));
  }

  public long memory() {
    return heap + more;
  }

  @Override
  public String toString() {
    return "%s of %d MiB (%d of them beside the heap) and %d core%s"
        .formatted(role, memory(), more, cores, cores == 1 ? "" : "s");
  }
}
