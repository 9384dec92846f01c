package io.swim.retrieval;

import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import java.util.List;
import java.util.Objects;

/**
 * Images that are to be fetched, once or again and again. Holds no secret, so it may be stored and
 * shown.
 *
 * @param name no other plan has it; not blank
 * @param sources looked at one after the other; at least one
 * @param recurrence when
 * @param duplicates what to do when the repository has other bytes under a name; the same bytes are
 *     never a failure
 * @param activity whether it is run at all
 * @param description given to the images
 */
public record RetrievalPlan(
    String name,
    List<RetrievalSource> sources,
    Recurrence recurrence,
    ImageImport.Duplicates duplicates,
    Activity activity,
    String description) {
  /** Whether a plan is run. */
  public enum Activity {
    ENABLED,
    /** Kept, but not run; what it misses is not made up for. */
    DISABLED
  }

  public RetrievalPlan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(recurrence, "recurrence");
    Objects.requireNonNull(duplicates, "duplicates");
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(description, "description");
    sources = List.copyOf(sources);
    if (name.isBlank() || sources.isEmpty()) {
      throw new IllegalArgumentException("a plan has a name and a source: '" + name + "'");
    }
  }

  /** An enabled plan that replaces no image. */
  public static RetrievalPlan of(
      String name, Recurrence recurrence, List<RetrievalSource> sources) {
    return new RetrievalPlan(
        name, sources, recurrence, ImageImport.Duplicates.REFUSE, Activity.ENABLED, "");
  }

  /** The same for one file. */
  public static RetrievalPlan of(String name, Recurrence recurrence, ImageSource source) {
    return of(name, recurrence, List.of(new RetrievalSource.One(source)));
  }

  public RetrievalPlan withSources(List<RetrievalSource> value) {
    return new RetrievalPlan(name, value, recurrence, duplicates, activity, description);
  }

  public RetrievalPlan withRecurrence(Recurrence value) {
    return new RetrievalPlan(name, sources, value, duplicates, activity, description);
  }

  public RetrievalPlan withDuplicates(ImageImport.Duplicates value) {
    return new RetrievalPlan(name, sources, recurrence, value, activity, description);
  }

  public RetrievalPlan withActivity(Activity value) {
    return new RetrievalPlan(name, sources, recurrence, duplicates, value, description);
  }

  public RetrievalPlan withDescription(String value) {
    return new RetrievalPlan(name, sources, recurrence, duplicates, activity, value);
  }
}
