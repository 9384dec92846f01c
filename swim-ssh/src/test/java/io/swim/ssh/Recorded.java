package io.swim.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recorded data of real devices, which is not part of this project. */
final class Recorded {
  private static final Path ROOT =
      Path.of(System.getProperty("swim.devices", "../../shared/devices")).toAbsolutePath();

  private Recorded() {}

  /** A folder of recordings; the test is skipped where there is none. */
  static Path folder(String name) {
    Path folder = ROOT.resolve(name).normalize();
    assumeTrue(Files.isDirectory(folder), "no recordings at " + folder);
    return folder;
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> each.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The platform of an IOS-XE that says that: wireless controllers have their own. */
  static String iosXe(String text) {
    if (text.contains("(C9800-AP")) {
      return "cisco-ewc";
    }
    return text.contains("(C9800") ? "cisco-c9800" : "cisco-iosxe";
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
