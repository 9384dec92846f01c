package io.swim.internal;

import io.swim.device.FlashPath;
import io.swim.job.DistributionOptions;
import java.util.List;
import java.util.Optional;

/** What a device, or the job, needs a file of the device for. */
enum FileUse {
  NONE("nothing needs it"),
  RUNNING("the device runs it"),
  UNKNOWN("the device does not tell what it runs"),
  BOOTED("the device boots it"),
  PROTECTED("the job protects it");

  private final String words;

  FileUse(String words) {
    this.words = words;
  }

  /** For messages. */
  String words() {
    return words;
  }

  /**
   * By the name alone, on whatever file system and in whatever folder: one file may go by several
   * names.
   *
   * @param name of the file, without folders
   * @param runningImage as the device spells it
   * @param boots what it will boot; where that is nothing, it may boot what it runs
   */
  static FileUse of(
      String name, Optional<String> runningImage, List<String> boots, DistributionOptions options) {
    if (options.isProtected(name)) {
      return PROTECTED;
    }
    if (boots.stream().anyMatch(each -> FlashPath.mayBeFile(each, name))) {
      return BOOTED;
    }
    if (runningImage.isEmpty()) {
      return UNKNOWN;
    }
    if (FlashPath.mayBeFile(runningImage.get(), name)) {
      return boots.isEmpty() ? BOOTED : RUNNING;
    }
    return NONE;
  }
}
