package io.swim.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives of access point images, good and bad ones. */
final class Tars {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes);

  Tars() {
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  /** An image as access points have it: an archive of its own. */
  static byte[] image(String type) {
    return new Tars()
        .file("info", "ap_family: " + type)
        .file("part.bin", Samples.bytes(20_000 + type.hashCode() % 1000))
        .done();
  }

  /** What belongs into a bundle. */
  static Map<String, byte[]> parts() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("ap1g4", image("ap1g4"));
    parts.put("ap1g6a", image("ap1g6a"));
    parts.put("ap3g3", image("ap3g3"));
    parts.put("C9800-AP-iosxe-wlc.bin", Samples.bytes(30_000));
    parts.put("controller_version.info", text("17.09.04a.0.6"));
    parts.put("readme.txt", text("read me"));
    parts.put("version.info", text("17.9.4.27\n"));
    return parts;
  }

  static Tars bundle() {
    Tars tar = new Tars();
    parts().forEach(tar::file);
    return tar;
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  Tars file(String name, String text) {
    return file(name, text(text));
  }

  Tars file(String name, byte[] content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    return entry(entry, content);
  }

  /** An entry of another kind than a file. */
  Tars entry(String name, byte kind, String link) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(link);
    return entry(entry, new byte[0]);
  }

  private Tars entry(TarArchiveEntry entry, byte[] content) {
    entry.setModTime(0L);
    try {
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A block that nothing checks, header or not. */
  Tars raw(byte[] block) {
    try {
      out.flush();
      bytes.write(block);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] done() {
    try {
      out.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
