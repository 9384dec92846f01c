package io.swim.job;

import io.swim.device.FlashPath;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the image gets onto a device.
 *
 * @param verification what proves the file on the device
 * @param fileSystem where the image goes, with or without its colon; empty: the device's preferred
 *     one
 * @param from where devices fetch it from
 * @param makeRoom what is done when there is too little room
 * @param protectedFiles names that are never deleted, with {@code *} and {@code ?}
 * @param backup whether the image that the device runs is kept first
 */
public record DistributionOptions(
    ImageVerification verification,
    Optional<String> fileSystem,
    FetchFrom from,
    MakeRoom makeRoom,
    List<String> protectedFiles,
    Backup backup) {
  /** The digest is checked; the device's preferred file system; no room is made, no backup. */
  public static final DistributionOptions DEFAULT =
      new DistributionOptions(
          ImageVerification.DIGEST,
          Optional.empty(),
          FetchFrom.LOCATION,
          MakeRoom.NEVER,
          List.of(),
          Backup.NONE);

  public DistributionOptions {
    Objects.requireNonNull(verification, "verification");
    Objects.requireNonNull(fileSystem, "fileSystem");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(makeRoom, "makeRoom");
    Objects.requireNonNull(protectedFiles, "protectedFiles");
    Objects.requireNonNull(backup, "backup");
    fileSystem = fileSystem.map(FlashPath::fileSystem);
    protectedFiles = List.copyOf(protectedFiles);
    for (String each : protectedFiles) {
      if (!each.matches("[A-Za-z0-9._+@~#=,()*?-]+")) {
        throw new IllegalArgumentException("not the name of a file to protect: '" + each + "'");
      }
    }
  }

  /** Whether a file of that name is never deleted; case makes no difference. */
  public boolean isProtected(String name) {
    Path path =
        Path.of(name.substring(name.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT));
    return protectedFiles.stream()
        .map(each -> "glob:" + each.toLowerCase(java.util.Locale.ROOT))
        .anyMatch(glob -> FileSystems.getDefault().getPathMatcher(glob).matches(path));
  }

  public DistributionOptions withVerification(ImageVerification value) {
    return new DistributionOptions(value, fileSystem, from, makeRoom, protectedFiles, backup);
  }

  public DistributionOptions withFileSystem(String value) {
    return new DistributionOptions(
        verification, Optional.of(value), from, makeRoom, protectedFiles, backup);
  }

  public DistributionOptions withFrom(FetchFrom value) {
    return new DistributionOptions(
        verification, fileSystem, value, makeRoom, protectedFiles, backup);
  }

  public DistributionOptions withMakeRoom(MakeRoom value) {
    return new DistributionOptions(verification, fileSystem, from, value, protectedFiles, backup);
  }

  public DistributionOptions withProtectedFiles(List<String> value) {
    return new DistributionOptions(verification, fileSystem, from, makeRoom, value, backup);
  }

  public DistributionOptions withBackup(Backup value) {
    return new DistributionOptions(verification, fileSystem, from, makeRoom, protectedFiles, value);
  }
}
