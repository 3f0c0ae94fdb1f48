package recast.publisher;

import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.cli.UsageException;
import recast.store.ModelStore;

/** What {@code fit} is told. */
record FitOptions(
    Path store,
    Cloned cloned,
    String note,
    ReleaseGuard guard,
    Optional<AdoptionWait> awaited,
    Optional<KerberosCredentials> keytab) {

  /** What {@code --cloned} asks for. */
  enum Cloned {
    TRUE,
    FALSE,
    TOGGLE;

    static Cloned parse(String text) {
      for (Cloned cloned : values()) {
        if (cloned.name().equalsIgnoreCase(text)) {
          return cloned;
        }
      }
      throw new IllegalArgumentException("expected true, false or toggle");
    }
  }

  static Options options() {
    return new Flags()
        .values("store", "cloned", "note")
        .values(KerberosCredentials.options())
        .values(AdoptionWait.options())
        .switches(ReleaseGuard.CREATE)
        .options();
  }

  static FitOptions parse(Arguments arguments) throws UsageException {
    Path store = arguments.required("store", ModelStore::parse);
    Cloned cloned = arguments.required("cloned", Cloned::parse);
    String note = arguments.optional("note", String::strip).orElse("");
    ReleaseGuard guard = ReleaseGuard.ofFit(arguments);
    Optional<AdoptionWait> awaited = AdoptionWait.parse(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();
    return new FitOptions(store, cloned, note, guard, awaited, keytab);
  }
}
