package io.swim.cli;

import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Path;

/** Folders with images. */
final class Repository {
  private Repository() {}

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
