package recast.cli;

import java.nio.charset.Charset;

/** Settings of records, at both ends of the line: the source's and the application's. */
public final class RecordSettings {
  static final SettingsSection SECTION =
      new SettingsSection("records (recast source and recast submit)");

  private static final long MOST = 1 << 30;

  /** How long a record may be. */
  public static final OptionSpec<Integer> MAX_LINE =
      SECTION.add(
          OptionSpec.of(
                  "max-line",
                  "SIZE",
                  RecordSettings::parseLength,
                  "longer records are skipped, counted and reported")
              .orElse("1m"));

  /** The encoding of records. */
  public static final OptionSpec<Charset> CHARSET =
      SECTION.add(
          OptionSpec.of(
                  "charset",
                  "NAME",
                  RecordSettings::parseCharset,
                  "the encoding of the source's records; one in which a line feed is one byte")
              .orElse("UTF-8"));

  private RecordSettings() {}

  private static int parseLength(String text) {
    long bytes = Sizes.parse(text);
    if (bytes >= MOST) {
      throw new IllegalArgumentException("expected a size below " + Sizes.print(MOST));
    }
    return (int) bytes;
  }

  private static Charset parseCharset(String text) {
    try {
      Charset charset = Charset.forName(text);
      if (charset.canEncode() && "\n".getBytes(charset).length == 1) {
        return charset;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected a charset such as UTF-8 or ISO-8859-1", e);
    }
    throw new IllegalArgumentException(
        "expected a charset in which a line feed is one byte, such as UTF-8 or ISO-8859-1");
  }
}
