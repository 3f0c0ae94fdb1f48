package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.OptionSpec;
import recast.cli.Settings;
import recast.cli.Table;
import recast.cli.UsageException;
import recast.json.JsonObject;

/** Shows what is set, and where. */
final class ConfigCommand implements Command {
  private static final OptionSpec<Boolean> JSON = OptionSpec.flag("json", "as one JSON document");

  private static final CommandSpec SPEC =
      CommandSpec.of("Shows every setting, its value, and where that comes from.")
          .optional(JSON)
          .entry(
              "--SETTING VALUE",
              "a setting of conf/recast.properties, as if a command were given it")
          .hidden(Settings.all());

  private final PrintStream out;
  private final Map<String, String> environment;

  ConfigCommand(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, UsageException {
    arguments.check();
    List<EffectiveSettings> settings = settings(arguments);
    List<EffectiveSettings> variables = EnvironmentVariables.read(environment);
    if (arguments.given(JSON)) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("settings", json(settings));
      document.put("environment", json(variables));
      out.print(new String(JsonObject.toJson(document), StandardCharsets.UTF_8));
    } else {
      Table table = new Table("setting", "value", "from");
      settings.forEach(setting -> table.row(setting.cells()));
      variables.forEach(variable -> table.row(variable.cells()));
      table.print(out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static List<EffectiveSettings> settings(Arguments arguments) {
    return Settings.all().stream()
        .map(
            setting ->
                new EffectiveSettings(
                    setting.name(),
                    arguments.text(setting),
                    setting.standard(),
                    arguments.origin(setting)))
        .toList();
  }

  private static Map<String, Object> json(List<EffectiveSettings> all) {
    Map<String, Object> json = new LinkedHashMap<>();
    all.forEach(each -> json.put(each.name(), each.json()));
    return json;
  }
}
