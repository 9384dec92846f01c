package io.swim.cli;

import io.swim.job.Assignment;
import io.swim.job.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was on a device before, and that SWIM deleted or was about to: to make room, or since
 * it had the name of the image and other bytes.
 *
 * @param path with its file system
 * @param sizeBytes that it had
 */
record DeletedFile(String path, long sizeBytes) {
  static List<DeletedFile> of(Assignment assignment) {
    return assignment.origin().stream().flatMap(DeletedFile::of).toList();
  }

  private static Stream<DeletedFile> of(Origin origin) {
    String fileSystem = origin.target().fileSystem();
    return origin.deleted().stream()
        .map(file -> new DeletedFile(path(fileSystem, file.name()), file.sizeBytes()));
  }

  /** Of a member of a stack, or the mate of a pair, it is the whole path already. */
  private static String path(String fileSystem, String name) {
    return name.indexOf(':') < 0 ? fileSystem + name : name;
  }

  /** As the engine's own reasons have it. */
  String words() {
    return path + ", " + sizeBytes + " bytes";
  }
}
