package io.swim.ssh.image;

import io.swim.device.RemoteFile;
import io.swim.image.ImageContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that a device boots after it unpacked a tar archive of IOS: {@code image_name} in the
 * archive's file {@code info} (Cisco IOS Software Configuration Guide for Cisco Aironet Access
 * Points, tar File Format of Images).
 */
public final class ArchivedImage {
  private static final int MOST_FILES = 5_000;
  private static final int MOST_TEXT = 16 * 1024;
  private static final Pattern NAME =
      Pattern.compile("(?m)^image_name: ?(?:[\\w.-]{1,100}/)?([\\w.-]{3,100})\\s*$");

  private ArchivedImage() {}

  /**
   * Its name without folders, and its size.
   *
   * @return empty where the content is no such archive, or a damaged one
   * @throws IOException when the content can't be read
   */
  public static Optional<RemoteFile> find(ImageContent content) throws IOException {
    List<TarHeaders.Entry> files = new ArrayList<>();
    boolean whole =
        TarHeaders.begin(content) && TarHeaders.read(content, MOST_FILES, files::add).isEmpty();
    Optional<TarHeaders.Entry> info =
        files.stream().filter(each -> each.path().equals("info")).findFirst();
    if (!whole || info.isEmpty()) {
      return Optional.empty();
    }
    String text =
        ImageFile.text(
            new ContentReader(content),
            info.get().fromByte(),
            (int) Math.min(info.get().sizeBytes(), MOST_TEXT));
    Matcher told = NAME.matcher(text);
    return told.find() ? file(files, told.group(1)) : Optional.empty();
  }

  private static Optional<RemoteFile> file(List<TarHeaders.Entry> files, String name) {
    return files.stream()
        .filter(each -> each.kind() == TarHeaders.Kind.FILE)
        .filter(each -> each.path().substring(each.path().lastIndexOf('/') + 1).equals(name))
        .map(each -> new RemoteFile(name, each.sizeBytes()))
        .findFirst();
  }
}
