package recast.driver;

/** A part of the plugin whose executor's side sends messages to its driver's side. */
enum Part {
  WARM_UP,
  RECEIVER
}
