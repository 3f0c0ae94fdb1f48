package recast.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.cli.Messages;
import recast.sparkconf.ContainerSize;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.YarnCluster;

/** YARN can give the containers of driver and executors. */
record SizesCheck(YarnCluster yarn, SparkConfResolver plan) implements Check {
  @Override
  public String name() {
    return "sizes";
  }

  @Override
  public String remedy() {
    return "ask for less with --driver-memory, --executor-memory and --executor-cores, or in"
        + " conf/recast.properties, or for larger containers: yarn.scheduler.maximum-allocation-mb and -vcores,"
        + " yarn.nodemanager.resource.memory-mb";
  }

  @Override
  public Finding look() throws YarnException, IOException {
    Map<String, String> settings = plan.settings();
    try {
      return compared(
          ContainerSize.driver(settings),
          ContainerSize.executor(settings),
          Integer.parseInt(settings.getOrDefault("spark.executor.instances", "2")));
    } catch (IllegalArgumentException e) {
      return Finding.fail(
          "a size or a number in Spark's settings is none: " + Messages.of(e),
          "change it in conf/spark.conf, or behind '--'");
    }
  }

  private Finding compared(ContainerSize driver, ContainerSize executor, int executors)
      throws YarnException, IOException {
    Resource largest = yarn.largest();
    List<Resource> nodes = yarn.nodes().stream().map(NodeReport::getCapability).toList();
    List<String> tooLarge = new ArrayList<>();
    for (ContainerSize size : List.of(driver, executor)) {
      if (!fits(size, largest)) {
        tooLarge.add(
            "no container holds the %s; the largest has %s".formatted(size, described(largest)));
      } else if (nodes.stream().noneMatch(node -> size.memory() <= node.getMemorySize())) {
        tooLarge.add("no NodeManager has room for the %s".formatted(size));
      }
    }
    if (!tooLarge.isEmpty()) {
      return Finding.fail(String.join("; ", tooLarge), remedy());
    }
    String asked = "%s, %d x %s".formatted(driver, executors, executor);
    long all = nodes.stream().mapToLong(Resource::getMemorySize).sum();
    if (driver.memory() + executors * executor.memory() > all) {
      return Finding.warn(
          "%s are more than the %d MiB of all NodeManagers: some executors never start"
              .formatted(asked, all),
          "ask for fewer with --num-executors");
    }
    // A scheduler that counts memory alone, as YARN's default does, starts them all the same.
    if (nodes.stream().noneMatch(node -> fits(executor, node))) {
      return Finding.warn("%s: no NodeManager has as many cores".formatted(asked), remedy());
    }
    return Finding.pass(asked);
  }

  private static boolean fits(ContainerSize size, Resource room) {
    return size.memory() <= room.getMemorySize() && size.cores() <= room.getVirtualCores();
  }

  private static String described(Resource resource) {
    return "%d MiB and %d cores".formatted(resource.getMemorySize(), resource.getVirtualCores());
  }
}
