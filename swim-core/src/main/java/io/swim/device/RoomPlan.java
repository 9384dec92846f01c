package io.swim.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Which files would have to go from a file system so that something fits.
 *
 * @param missingBytes what is missing before anything is deleted; 0 when it fits
 * @param deletions in the order in which they are deleted: the smallest file that is enough by
 *     itself, else the largest first; all that may go when that is not enough
 * @param freedBytes the sizes of all of them
 */
public record RoomPlan(long missingBytes, List<RemoteFile> deletions, long freedBytes) {
  public RoomPlan {
    Objects.requireNonNull(deletions, "deletions");
    deletions = List.copyOf(deletions);
  }

  /**
   * Plans for a file of that size.
   *
   * @param mayGo whether nothing needs a file
   */
  public static RoomPlan of(FileSystem fileSystem, long sizeBytes, Predicate<RemoteFile> mayGo) {
    long missing = Math.max(0, sizeBytes - fileSystem.freeBytes());
    List<RemoteFile> deletions = new ArrayList<>();
    long freed = 0;
    List<RemoteFile> candidates =
        new ArrayList<>(
            fileSystem.files().stream()
                .filter(mayGo)
                .sorted(
                    Comparator.comparingLong(RemoteFile::sizeBytes).thenComparing(RemoteFile::name))
                .toList());
    while (freed < missing && !candidates.isEmpty()) {
      RemoteFile next = next(candidates, missing - freed);
      candidates.remove(next);
      deletions.add(next);
      freed += next.sizeBytes();
    }
    return new RoomPlan(missing, deletions, freed);
  }

  private static RemoteFile next(List<RemoteFile> smallestFirst, long missing) {
    return smallestFirst.stream()
        .filter(file -> file.sizeBytes() >= missing)
        .findFirst()
        .orElseGet(() -> smallestFirst.get(smallestFirst.size() - 1));
  }

  /** Whether the file fits when they are gone. */
  public boolean isEnough() {
    return freedBytes >= missingBytes;
  }
}
