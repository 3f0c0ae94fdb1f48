package recast.plugin;

import java.io.Serializable;

/**
 * A message between an executor's and the driver's side of a Spark plugin. Each part of a plugin
 * has a sealed interface of records for its messages.
 */
public interface PluginMessage extends Serializable {}
