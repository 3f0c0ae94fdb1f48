package recast.doctor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are on this machine.
 *
 * @param conf the directory of recast.properties and its neighbours
 * @param clusterConf the directory of core-site.xml and its neighbours
 * @param sparkHome the Spark that submits
 * @param application the jar of the application
 * @param javaHome what JAVA_HOME says
 */
public record Machine(
    Path conf, Path clusterConf, Path sparkHome, Path application, Optional<Path> javaHome) {}
