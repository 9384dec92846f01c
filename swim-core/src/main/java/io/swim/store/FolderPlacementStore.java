package io.swim.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.PartialFiles;
import io.swim.spi.PlacementStore;
import io.swim.spi.StoreFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What was found on distribution servers, in a folder: a file of two lines for each place, which is
 * replaced as a whole. Several processes may share the folder. What a process left half written
 * that was killed is deleted by a later one, once nobody has written to it for two days.
 * Thread-safe.
 */
public final class FolderPlacementStore implements PlacementStore {
  private static final String SUFFIX = ".placement";

  private final Path folder;
  private final PartialFiles drafts;

  /**
   * A store in that folder, which is made when there is something to remember.
   *
   * @param folder of this store alone
   */
  public FolderPlacementStore(Path folder) {
    this.folder = folder;
    this.drafts = new PartialFiles(folder, "", ".partial");
  }

  @Override
  public Optional<String> find(String place) {
    try {
      List<String> lines = Files.readAllLines(file(place), UTF_8);
      boolean isIt = lines.size() == 2 && lines.get(0).equals(place);
      return isIt ? Optional.of(lines.get(1)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", place, e);
    }
  }

  @Override
  public void remember(String place, String found) {
    try {
      Files.createDirectories(folder);
      Path draft = drafts.make();
      try {
        Files.writeString(draft, place + "\n" + found + "\n", UTF_8);
        Files.move(
            draft,
            file(place),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failed("kept", place, StoreFullException.orElse(folder, e));
    }
  }

  @Override
  public void forget(String place) {
    try {
      Files.deleteIfExists(file(place));
    } catch (IOException e) {
      throw failed("forgotten", place, e);
    }
  }

  /** A place may be longer than the name of a file. */
  private Path file(String place) {
    return folder.resolve(Hashing.sha256().hashString(place, UTF_8) + SUFFIX);
  }

  private SwimException failed(String what, String place, IOException e) {
    String why = e instanceof StoreFullException ? "no room is left: " + e.getMessage() : "" + e;
    return new SwimException(
        ErrorCode.STORE_FAILED,
        "what was found at " + place + " can't be " + what + " in " + folder + ": " + why,
        e);
  }
}
