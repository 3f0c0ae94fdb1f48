package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import recast.json.MalformedException;
import recast.json.TextLimit;

/** The versions that a rollback may choose from, and what live applications made of them. */
final class RollbackTargets {
  /** Chars of the reason of a rejection: the message names several. */
  private static final int REASON = 200;

  private final ReleaseLog log;
  private final LiveVerdicts verdicts;
  private final StagingDirectories stagings;
  private final Consumer<String> warnings;
  private final Map<ReleaseNumber, Optional<Release>> walked = new HashMap<>();

  RollbackTargets(
      ReleaseLog log,
      LiveVerdicts verdicts,
      StagingDirectories stagings,
      Consumer<String> warnings) {
    this.log = log;
    this.verdicts = verdicts;
    this.stagings = stagings;
    this.warnings = warnings;
  }

  /**
   * The newest version before {@code newest} that is in the store and acceptable.
   *
   * @param held the versions at their place; those that a prune has set aside count, too
   */
  Version before(Release newest, Set<Version> held, OnRejected onRejected) throws IOException {
    Set<Version> left = new TreeSet<>(held);
    left.remove(newest.version());
    Set<Version> met = new HashSet<>(Set.of(newest.version()));
    List<String> skipped = new ArrayList<>();
    for (ReleaseNumber number : ReleaseNumber.backFrom(newest.number().previous())) {
      Optional<Version> version = at(number).map(Release::version).filter(met::add);
      if (version.isPresent() && (left.remove(version.get()) || stagings.isAside(version.get()))) {
        Optional<String> objection =
            onRejected == OnRejected.ALLOW ? Optional.empty() : objection(version.get(), number);
        if (objection.isEmpty()) {
          skipped.forEach(each -> warnings.accept("skipped: " + each));
          return version.get();
        }
        skipped.add(objection.get());
      }
      if (left.isEmpty() && met.size() > 1) {
        break;
      }
    }
    if (met.size() == 1) {
      throw new IOException("no version was current before version " + newest.version());
    }
    throw new IOException(
        skipped.isEmpty()
            ? "no version that was current before version %s is in the store any more; publish a right one"
                .formatted(newest.version())
            : "%s; no other earlier version is in the store: publish a right one, or add --force to release one of them again, --to names which"
                .formatted(String.join("; ", skipped)));
  }

  /** Throws when a live application has rejected {@code target}. */
  void mustBeAccepted(Version target, Release newest) throws IOException {
    Optional<String> objection = objection(target, newest.number());
    if (objection.isPresent()) {
      throw new IOException(
          objection.get() + "; name another version, or add --force to release it again");
    }
  }

  /**
   * Who has rejected {@code version}, and why, if anybody has.
   *
   * @param last no newer release names the version
   */
  private Optional<String> objection(Version version, ReleaseNumber last) throws IOException {
    if (verdicts.isEmpty()) {
      return Optional.empty();
    }
    return verdicts.rejections(naming(version, last)).stream()
        .findFirst()
        .map(RollbackTargets::told);
  }

  private Set<ReleaseNumber> naming(Version version, ReleaseNumber last) throws IOException {
    Set<ReleaseNumber> naming = new HashSet<>();
    for (ReleaseNumber number : last.backTo(ReleaseNumber.FIRST)) {
      Optional<Release> release = at(number).filter(each -> each.version().equals(version));
      if (release.isPresent()) {
        naming.add(number);
        if (release.get().kind() == Release.Kind.PUBLISH) {
          // Its first release.
          break;
        }
      }
    }
    return naming;
  }

  private Optional<Release> at(ReleaseNumber number) throws IOException {
    Optional<Release> known = walked.get(number);
    if (known == null) {
      known = read(number);
      walked.put(number, known);
    }
    return known;
  }

  private Optional<Release> read(ReleaseNumber number) throws IOException {
    try {
      return Optional.of(log.present(number));
    } catch (MalformedException e) {
      warnings.accept(e.getMessage() + "; it is skipped");
      return Optional.empty();
    }
  }

  private static String told(Adoption rejection) {
    return "application %s rejected version %s, release %s: %s"
        .formatted(
            rejection.app(),
            rejection.version(),
            rejection.release(),
            TextLimit.cut(rejection.reason().replaceAll("\\p{Cntrl}", " "), REASON));
  }
}
