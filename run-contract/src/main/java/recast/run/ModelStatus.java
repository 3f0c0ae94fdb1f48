package recast.run;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import recast.json.JsonObject;
import recast.store.ReleaseNumber;
import recast.store.Version;

/** The release that an application scores with, and the one that it should score with. */
public record ModelStatus(Optional<Adopted> adopted, Optional<Wanted> wanted) {
  /** Before there is any release. */
  public static final ModelStatus NONE = new ModelStatus(Optional.empty(), Optional.empty());

  /**
   * The release that scores.
   *
   * @param from the time of the first batch that it scores
   * @param warmExecutors how many executors were ready for it, of how many, such as {@code 2/2}
   */
  public record Adopted(
      ReleaseNumber release, Version version, Instant from, String warmExecutors) {}

  /**
   * The release that should score.
   *
   * @param since when the application learned that
   */
  public record Wanted(ReleaseNumber release, Instant since) {}

  public ModelStatus with(Adopted next) {
    return new ModelStatus(Optional.of(next), wanted);
  }

  public ModelStatus with(Wanted next) {
    return new ModelStatus(adopted, Optional.of(next));
  }

  /** The number of the release that scores. */
  public Optional<ReleaseNumber> adoptedRelease() {
    return adopted.map(Adopted::release);
  }

  /** The number of the release that should score. */
  public Optional<ReleaseNumber> wantedRelease() {
    return wanted.map(Wanted::release);
  }

  /** Whether the release that scores is another one than the release that should. */
  public boolean differs() {
    return !adoptedRelease().equals(wantedRelease());
  }

  void toJson(Map<String, Object> fields) {
    fields.put("releaseAdopted", adoptedRelease().map(ReleaseNumber::value).orElse(0));
    fields.put("versionAdopted", adopted.map(now -> now.version().number()).orElse(0));
    fields.put("adoptedFrom", adopted.map(now -> now.from().toEpochMilli()).orElse(0L));
    fields.put("warmExecutors", adopted.map(Adopted::warmExecutors).orElse(""));
    fields.put("releaseWanted", wantedRelease().map(ReleaseNumber::value).orElse(0));
    fields.put("wantedSince", wanted.map(now -> now.since().toEpochMilli()).orElse(0L));
  }

  static ModelStatus fromJson(JsonObject json) throws IOException {
    return new ModelStatus(adopted(json), wanted(json));
  }

  private static Optional<Adopted> adopted(JsonObject json) throws IOException {
    Optional<ReleaseNumber> release = json.counted("releaseAdopted", ReleaseNumber::unlessZero);
    if (release.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Adopted(
            release.get(),
            json.counted("versionAdopted", Version::new),
            json.measured("adoptedFrom", Instant::ofEpochMilli),
            json.text("warmExecutors")));
  }

  private static Optional<Wanted> wanted(JsonObject json) throws IOException {
    Optional<ReleaseNumber> release = json.counted("releaseWanted", ReleaseNumber::unlessZero);
    return release.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Wanted(release.get(), json.measured("wantedSince", Instant::ofEpochMilli)));
  }
}
