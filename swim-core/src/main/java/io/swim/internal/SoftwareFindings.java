package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.RemoteFile;
import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges tasks about software that is on the device already. */
final class SoftwareFindings {
  private static final String REMEDY = "upgrade it to that version from the repository";

  private final Engine engine;
  private final DeviceId device;
  private final DeviceFacts facts;
  private final SoftwareChange change;

  SoftwareFindings(Engine engine, DeviceId device, DeviceFacts facts, SoftwareChange change) {
    this.engine = engine;
    this.device = device;
    this.facts = facts;
    this.change = change;
  }

  List<Finding> of(Task task, PlatformId platform) {
    if (task instanceof Task.CommitSoftware commit) {
      return List.of(commit(commit.version(), platform));
    }
    if (task instanceof Task.RollBack back) {
      return Optional.ofNullable(back.previous().get(device)).stream().map(this::rollBack).toList();
    }
    return List.of();
  }

  private Finding commit(String version, PlatformId platform) {
    if (engine.drivers().installDriver(platform).isEmpty()) {
      return Finding.error(
          "nothing-to-commit", platform + " has nothing that could be committed", "");
    }
    Optional<String> runs = facts.version();
    boolean same =
        runs.map(its -> engine.platforms().versions(platform).same(its, version)).orElse(false);
    return same
        ? Finding.passed("runs-what-is-committed", "it runs " + runs.get())
        : Finding.error(
            "runs-something-else",
            "it runs "
                + runs.orElse("a version that it does not tell")
                + ", and "
                + version
                + " was to be committed",
            "activate that version before");
  }

  /** A part is taken away from the version that it was installed into, and from no other one. */
  private Finding withoutPart(PreviousSoftware previous, FlashPath part) {
    boolean same =
        facts
            .platform()
            .map(engine.platforms()::versions)
            .flatMap(scheme -> facts.version().map(runs -> scheme.same(runs, previous.version())))
            .orElse(false);
    return same && change == SoftwareChange.PART
        ? Finding.passed("previous-software", "it ran " + previous)
        : Finding.error(
            "part-elsewhere",
            "it runs "
                + facts.version().orElse("a version that it does not tell")
                + ", and "
                + part.name()
                + " was installed into "
                + previous.version(),
            "look which parts it has");
  }

  /** Whether what it ran is still on it; of a pair, on both units. */
  private Finding rollBack(PreviousSoftware previous) {
    if (previous.part().isPresent()) {
      return withoutPart(previous, previous.part().get());
    }
    Optional<FlashPath> file = previous.image().flatMap(FileTaskFindings::file);
    if (file.isEmpty() && change != SoftwareChange.BOOT_LIST) {
      return Finding.passed("previous-software", "it ran " + previous);
    }
    if (file.isEmpty()) {
      return Finding.error(
          "previous-image-elsewhere",
          "it ran " + previous + ", which is no file on the device",
          REMEDY);
    }
    FlashPath image = file.get();
    if (facts.mate().isPresent()) {
      return onBoth(previous, image, facts.mate().get());
    }
    boolean missing =
        facts
            .fileSystem(image.fileSystem())
            .map(each -> FileTaskFindings.isMissing(each, image))
            .orElse(false);
    return missing
        ? Finding.error(
            "previous-image-missing",
            "it ran " + previous + ", and that file is not on the device any more",
            REMEDY)
        : Finding.passed("previous-image", "it ran " + previous);
  }

  /**
   * Both units of a pair boot by one list, each from its own flash: what is under that name has to
   * be one image.
   */
  private Finding onBoth(PreviousSoftware previous, FlashPath image, DeviceFacts mate) {
    List<DeviceFacts> units = List.of(facts, mate);
    String story =
        "the pair ran "
            + previous
            + "; of its units "
            + units.stream().map(unit -> has(unit, image)).collect(Collectors.joining(", "));
    List<FileSystem> flashes =
        units.stream().flatMap(unit -> unit.fileSystem(image.fileSystem()).stream()).toList();
    if (flashes.stream().anyMatch(each -> FileTaskFindings.isMissing(each, image))) {
      return Finding.error("previous-image-missing", story, REMEDY);
    }
    List<Long> sizes =
        flashes.stream()
            .flatMap(each -> each.file(image.file()).stream())
            .map(RemoteFile::sizeBytes)
            .toList();
    if (sizes.size() < units.size()) {
      return Finding.warning(
          "previous-image-not-compared",
          story,
          "look on both units whether it is there, and whole");
    }
    return sizes.get(0).equals(sizes.get(1))
        ? Finding.passed("previous-image", story)
        : Finding.error(
            "previous-image-differs",
            story,
            "look which of them is the image, and copy that to the other unit");
  }

  private static String has(DeviceFacts unit, FlashPath image) {
    Optional<FileSystem> flash = unit.fileSystem(image.fileSystem());
    String what =
        flash
            .flatMap(each -> each.file(image.file()))
            .map(file -> " has it with " + file.sizeBytes() + " bytes")
            .orElse(
                flash.filter(each -> FileTaskFindings.isMissing(each, image)).isPresent()
                    ? " does not have it"
                    : " does not tell whether it has it");
    return unit.serialNumber().orElse("one without a serial number") + what;
  }
}
