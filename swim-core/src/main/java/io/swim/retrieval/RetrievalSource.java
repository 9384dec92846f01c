package io.swim.retrieval;

import io.swim.image.ImageSource;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;

/** Where a plan looks for images. */
public sealed interface RetrievalSource {
  /**
   * One file, of the host's or of a server. A login that it needs is not part of it: it is asked of
   * the {@link io.swim.spi.CredentialsProvider} each time.
   */
  record One(ImageSource source) implements RetrievalSource {
    public One {
      Objects.requireNonNull(source, "source");
      if (source instanceof ImageSource.Remote remote && remote.login().isPresent()) {
        throw new IllegalArgumentException(
            remote + ": a login is not stored with a plan; the credentials provider gives it");
      }
    }

    @Override
    public String toString() {
      return source.toString();
    }
  }

  /**
   * The files of a folder of the host's, without those of its folders and without hidden ones,
   * which may be on their way still.
   *
   * @param folder read anew each time
   * @param glob which names, as {@link java.nio.file.FileSystem#getPathMatcher} reads it
   */
  record Folder(Path folder, String glob) implements RetrievalSource {
    public Folder {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(glob, "glob");
      FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /** All files. */
    public static Folder of(Path folder) {
      return new Folder(folder, "*");
    }

    @Override
    public String toString() {
      return folder + "/" + glob;
    }
  }
}
