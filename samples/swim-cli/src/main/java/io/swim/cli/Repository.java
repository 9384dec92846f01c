package io.swim.cli;

import io.swim.store.FileImageGroupStore;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Path;

/** Folders with images. */
final class Repository {
  private Repository() {}

  /** The groups of these images. */
  static FileImageGroupStore groups(Path folder) {
    return new FileImageGroupStore(folder.resolve("groups.txt"));
  }

  /**
   * The images of a folder, which is made if need be.
   *
   * @throws BadInput when it can't be used
   */
  static FolderImageStore in(Path folder) {
    try {
      return new FolderImageStore(folder);
    } catch (IOException e) {
      throw new BadInput(folder + " can't hold images: " + Words.because(e), e);
    }
  }
}
