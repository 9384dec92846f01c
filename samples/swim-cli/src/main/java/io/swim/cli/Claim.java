package io.swim.cli;

import io.swim.device.Device;
import io.swim.device.FlashPath;
import java.nio.file.Path;
import java.util.List;

/**
 * Devices that no other process on the same data folder may take until this one has ended.
 *
 * @param journal told every state of theirs
 * @param leftovers test files that earlier processes may have left on them
 */
record Claim(Journal journal, List<Leftover> leftovers) {
  Claim {
    leftovers = List.copyOf(leftovers);
  }

  /**
   * A file of no use that may be on a device.
   *
   * @param device which
   * @param file where
   * @param line the last of it in the journal
   * @param journal of the process that left it
   */
  record Leftover(Device device, FlashPath file, JournalLine line, Path journal) {}
}
