package io.swim.ssh;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.Comparison;
import io.swim.spi.Fit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that a slot boots, beside the one in the archive that was unpacked there. */
final class SlotFile {
  private SlotFile() {}

  /**
   * Looks at the file of the only slot that does not run.
   *
   * @param slots their names, which are the paths of what they boot
   * @param wanted as it is in the archive, if that tells
   */
  static Comparison compare(CliSession session, List<String> slots, Optional<RemoteFile> wanted)
      throws DriverException, InterruptedException {
    if (wanted.isEmpty()) {
      return new Comparison(Fit.UNKNOWN, "the image does not tell which of its files is booted");
    }
    if (slots.size() != 1) {
      return new Comparison(
          Fit.UNKNOWN, "there are " + slots.size() + " that do not run: " + slots);
    }
    String path = slots.get(0);
    String inArchive = ", and in the archive " + wanted.get().sizeBytes();
    CliAnswer answer;
    try {
      answer = session.perform(CliOperation.SLOT_FILE, Map.of("path", path));
    } catch (DriverException e) {
      if (e.kind() != FailureKind.REJECTED || e.effect() != DeviceEffect.NONE) {
        throw e;
      }
      return new Comparison(
          Fit.DIFFERS, path + " can't be listed" + inArchive + " bytes: " + e.deviceWords());
    }
    Optional<String> bytes =
        answer.table("files").stream()
            .filter(row -> isNamed(wanted.get().name(), row.getOrDefault("name", "")))
            .flatMap(row -> Optional.ofNullable(row.get("sizeBytes")).stream())
            .findFirst();
    if (bytes.isEmpty()) {
      return new Comparison(
          Fit.UNKNOWN, path + " is not listed as " + wanted.get().name() + inArchive + " bytes");
    }
    return new Comparison(
        bytes.get().equals(String.valueOf(wanted.get().sizeBytes())) ? Fit.FITS : Fit.DIFFERS,
        path + " has " + bytes.get() + " bytes" + inArchive);
  }

  /** Some list a file with the folder that it is in. */
  private static boolean isNamed(String name, String listed) {
    return listed.equals(name) || listed.endsWith("/" + name);
  }
}
