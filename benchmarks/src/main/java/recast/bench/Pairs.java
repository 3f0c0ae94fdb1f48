package recast.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import recast.cli.Table;

/**
 * Times of two ways to do the same thing, measured in turn. What disturbs a machine disturbs both
 * of a pair: where times vary, their ratio does less.
 */
final class Pairs {
  private final List<Long> theirs = new ArrayList<>();
  private final List<Long> ours = new ArrayList<>();
  private final List<Long> ratios = new ArrayList<>();

  /** Adds the milliseconds that either took. */
  void add(long theirMillis, long ourMillis) {
    theirs.add(theirMillis);
    ours.add(ourMillis);
    ratios.add(Math.round(1000.0 * ourMillis / theirMillis));
  }

  /** The median of our time over theirs, pair by pair. */
  double medianRatio() {
    return Figures.of(ratios).median() / 1000.0;
  }

  /** Prints least, median and most of both, and of their ratio. */
  void print(PrintStream out, String their, String our) {
    Table table = new Table(ours.size() + " pairs", "min", "median", "max");
    row(table, their, theirs, Pairs::seconds);
    row(table, our, ours, Pairs::seconds);
    row(table, "ratio, pair by pair", ratios, Pairs::decimal);
    table.print(out);
  }

  /** Milliseconds as seconds. */
  static String seconds(long millis) {
    return decimal(millis) + " s";
  }

  private static void row(
      Table table, String name, List<Long> measured, LongFunction<String> print) {
    Figures figures = Figures.of(measured);
    table.row(
        name,
        print.apply(figures.least()),
        print.apply(figures.median()),
        print.apply(figures.most()));
  }

  private static String decimal(long thousandths) {
    return String.format(Locale.ROOT, "%.2f", thousandths / 1000.0);
  }
}
