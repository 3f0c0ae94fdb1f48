package recast.swap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recast.store.Release;
import recast.store.Version;

/**
 * The models that score, scored, or are about to, at one moment: an immutable snapshot. Each change
 * makes another snapshot; {@link ModelCache} holds the current one and replaces it as a whole, so
 * that a reader on any thread sees all of a change or nothing of it.
 *
 * @param offered in force from a batch on that has not come yet, in the order of batches
 * @param active the model of the newest batch
 * @param previous the one before, for as long as there may be a rollback to it
 * @param running the model of the batch that runs, or ran last: the next one may be scored again
 *     with it
 */
record ActiveModels(
    List<ActiveModel> offered,
    Optional<ActiveModel> active,
    Optional<ActiveModel> previous,
    Optional<ActiveModel> running) {
  static final ActiveModels NONE =
      new ActiveModels(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  ActiveModels {
    offered = List.copyOf(offered);
  }

  /** All of them; one that has two roles comes twice. */
  Stream<ActiveModel> all() {
    return Stream.concat(
        offered.stream(), Stream.of(active, previous, running).flatMap(Optional::stream));
  }

  /** A model of {@code version}, if there is one. */
  Optional<ActiveModel> of(Version version) {
    return all().filter(model -> model.release().version().equals(version)).findFirst();
  }

  /** The length of the active model in bytes, 0 when there is none. */
  long activeBytes() {
    return active.map(ActiveModels::bytes).orElse(0L);
  }

  /** The length in bytes of the models that wait for their batch. */
  long offeredBytes() {
    return offered.stream().mapToLong(ActiveModels::bytes).sum();
  }

  /** Puts {@code model} in force from its batch on, instead of any offered for later ones. */
  ActiveModels offer(ActiveModel model) {
    Stream<ActiveModel> earlier =
        offered.stream().filter(each -> each.from().isBefore(model.from()));
    return new ActiveModels(
        Stream.concat(earlier, Stream.of(model)).toList(), active, previous, running);
  }

  /** Starts with a model that was adopted before. */
  ActiveModels start(ActiveModel model) {
    return new ActiveModels(offered, Optional.of(model), previous, running);
  }

  /** Runs a batch that was never scored with the model that is in force at its time. */
  ActiveModels run(Instant batchTime) {
    ActiveModels next = this;
    while (!next.offered.isEmpty() && !next.offered.get(0).from().isAfter(batchTime)) {
      next = next.activateFirst();
    }
    return new ActiveModels(next.offered, next.active, next.previous, next.active);
  }

  private ActiveModels activateFirst() {
    return new ActiveModels(
        offered.subList(1, offered.size()), Optional.of(offered.get(0)), active, running);
  }

  /** Runs a batch with {@code model}, whatever is in force. */
  ActiveModels run(ActiveModel model) {
    return new ActiveModels(offered, active, previous, Optional.of(model));
  }

  /** Puts the running model in the place of the active one, if that is {@code failed}. */
  ActiveModels replace(Release failed) {
    boolean isActive =
        active.filter(model -> model.release().number().equals(failed.number())).isPresent();
    return isActive ? new ActiveModels(offered, running, Optional.empty(), running) : this;
  }

  /** Leaves out the model that is only kept for a rollback. */
  ActiveModels withoutPrevious() {
    return new ActiveModels(offered, active, Optional.empty(), running);
  }

  private static long bytes(ActiveModel model) {
    return model.release().payload().bytes();
  }
}
