package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Setting;
import recast.cli.Settings;
import recast.cli.Table;
import recast.cli.UsageException;
import recast.json.JsonObject;

/** Shows what is set, and where. */
final class ConfigCommand implements Command {
  private final PrintStream out;
  private final Map<String, String> environment;

  ConfigCommand(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public Options options() {
    return new Flags().values(Setting.keys()).switches("json").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, UsageException {
    List<EffectiveSettings> settings = settings(arguments);
    arguments.operands(0);
    arguments.check();
    List<EffectiveSettings> variables = EnvironmentVariables.read(environment);
    if (arguments.given("json")) {
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
    Settings shipped = Settings.shipped();
    List<EffectiveSettings> settings = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Optional<String> value = arguments.optional(setting.key(), setting::check);
      settings.add(
          new EffectiveSettings(
              setting.key(), value, shipped.value(setting.key()), arguments.origin(setting)));
    }
    return settings;
  }

  private static Map<String, Object> json(List<EffectiveSettings> all) {
    Map<String, Object> json = new LinkedHashMap<>();
    all.forEach(each -> json.put(each.name(), each.json()));
    return json;
  }
}
