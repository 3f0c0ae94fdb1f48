package recast.schedule;

/**
 * What Oozie must know of a cluster and of the user.
 *
 * @param nameNode the default file system, without a slash at its end
 * @param resourceManager the address of the ResourceManager, or the name under which several of
 *     them are one
 * @param home of the user, on the default file system
 */
record ClusterAddresses(String nameNode, String resourceManager, String user, String home) {
  /** The address of a directory of the default file system; a relative one is in the home. */
  String directory(String path) {
    if (path.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return path;
    }
    return path.startsWith("/") ? nameNode + path : home + "/" + path;
  }
}
