package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A package of the RPM format (Linux Standard Base, RPM Package File Format), as IOS-XR and NX-OS
 * install them: whose it is, and what, is told by the name, version, release and architecture in
 * it.
 */
final class RpmPackage {
  private static final Set<PlatformId> PLATFORMS = Set.of(Known.IOS_XR, Known.NX_OS);
  private static final int LEAD_MAGIC = 0xedabeedb;
  private static final int LEAD = 96;
  private static final int HEADER_MAGIC = 0x8eade801;
  private static final int HEADER = 16;
  private static final int ENTRY = 16;
  private static final int MOST_ENTRIES = 4096;
  private static final int MOST_TEXT = 200;
  private static final int SIZE_OF_THE_REST = 1000;
  private static final List<Integer> NAME_VERSION_RELEASE_ARCH = List.of(1000, 1001, 1002, 1022);

  private RpmPackage() {}

  /** A header: an index of tags, and a store of what they have. */
  private record Header(ByteBuffer index, long storeAt, long end) {
    OptionalLong find(int tag) {
      for (int at = 0; at < index.limit(); at += ENTRY) {
        if (index.getInt(at) == tag) {
          return OptionalLong.of(storeAt + Integer.toUnsignedLong(index.getInt(at + 8)));
        }
      }
      return OptionalLong.empty();
    }
  }

  static Recognition look(ImageFile file) throws IOException {
    Optional<ByteBuffer> lead = file.whole(0, LEAD);
    if (lead.isEmpty() || lead.get().order(ByteOrder.BIG_ENDIAN).getInt(0) != LEAD_MAGIC) {
      return new Recognition.NotMine();
    }
    Optional<Header> signature = header(file, LEAD);
    Optional<Header> main =
        signature.isEmpty() ? Optional.empty() : header(file, (signature.get().end() + 7) / 8 * 8);
    if (main.isEmpty()) {
      return file.named().filter(each -> PLATFORMS.contains(each.platform())).isPresent()
          ? new Recognition.Damaged(
              "truncated or damaged: no headers of a package in " + file.size() + " bytes")
          : new Recognition.NotMine();
    }
    Optional<NamedImage> inside =
        file.platforms()
            .recognizeName(nameInside(file, main.get()))
            .filter(each -> PLATFORMS.contains(each.platform()));
    if (inside.isEmpty()) {
      return new Recognition.NotMine();
    }
    long start = (signature.get().end() + 7) / 8 * 8;
    OptionalLong rest = number(file, signature.get(), SIZE_OF_THE_REST);
    return rest.isPresent() && start + rest.getAsLong() != file.size()
        ? new Recognition.Damaged(
            "truncated or damaged: " + (start + rest.getAsLong()) + " bytes, not " + file.size())
        : Proof.of(inside.get()).join(file);
  }

  private static Optional<Header> header(ImageFile file, long at) throws IOException {
    Optional<ByteBuffer> read = file.whole(at, HEADER);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer fixed = read.get().order(ByteOrder.BIG_ENDIAN);
    int entries = fixed.getInt(8);
    if (fixed.getInt(0) != HEADER_MAGIC || entries < 0 || entries > MOST_ENTRIES) {
      return Optional.empty();
    }
    long storeAt = at + HEADER + (long) entries * ENTRY;
    return file.whole(at + HEADER, entries * ENTRY)
        .map(
            index ->
                new Header(
                    index.order(ByteOrder.BIG_ENDIAN),
                    storeAt,
                    storeAt + Integer.toUnsignedLong(fixed.getInt(12))));
  }

  private static String nameInside(ImageFile file, Header header) throws IOException {
    List<String> words = new ArrayList<>();
    for (int tag : NAME_VERSION_RELEASE_ARCH) {
      OptionalLong at = header.find(tag);
      words.add(at.isEmpty() ? "" : ImageFile.upToZero(file.text(at.getAsLong(), MOST_TEXT)));
    }
    return "%s-%s-%s.%s.rpm".formatted(words.toArray());
  }

  private static OptionalLong number(ImageFile file, Header header, int tag) throws IOException {
    OptionalLong at = header.find(tag);
    Optional<ByteBuffer> read =
        at.isEmpty() ? Optional.empty() : file.whole(at.getAsLong(), Integer.BYTES);
    return read.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Integer.toUnsignedLong(read.get().order(ByteOrder.BIG_ENDIAN).getInt(0)));
  }
}
